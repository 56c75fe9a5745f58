import { testEffects } from "../../../support/effects-of.ts";

testEffects("tmux", [
  { run: "tmux ls", effects: [] },
  { run: "tmux new-session -d 'touch x'", effects: ['write create /home/dev/project/x = ""'] },
  { run: "tmux -c 'touch x'", effects: ['write create /home/dev/project/x = ""'] },
  {
    run: "tmux send-keys -t a 'touch x' Enter",
    effects: ['write create /home/dev/project/x = ""'],
  },
  { run: "tmux kill-server", effects: [] },
]);
