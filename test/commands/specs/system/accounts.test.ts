import { testEffects } from "../../../support/effects-of.ts";

testEffects("accounts and other users", [
  { run: "useradd dev2", effects: ["account what=useradd dev2 severe=false"] },
  { run: "usermod -aG sudo dev", effects: ["account what=usermod dev severe=false"] },
  { run: "userdel dev2", effects: ["account what=removes dev2 severe=false"] },
  { run: "userdel -r dev2", effects: ["account what=removes dev2 severe=true"] },
  { run: "passwd", effects: ["account what=changes a password or who may log in severe=true"] },
  { run: "passwd -S", effects: [] },
  { run: "chage -l dev", effects: [] },
  {
    run: "chsh -s /bin/zsh",
    effects: ["account what=changes the login shell or name of an account severe=false"],
  },
  { run: "visudo -c", effects: [] },
  { run: "visudo", effects: ["write edit /etc/sudoers"] },
  { run: "su", effects: ["privilege root"] },
  { run: "su -c 'touch x'", effects: ["privilege root", 'write create /home/dev/project/x = ""'] },
  { run: "su - dev2", effects: ["privilege dev2"] },
  {
    run: "runuser -u dev2 -- touch x",
    effects: ["privilege dev2", 'write create /home/dev/project/x = ""'],
  },
  { run: "doas touch x", effects: ["privilege root", 'write create /home/dev/project/x = ""'] },
  { run: "doas -s", effects: ["privilege root"] },
  { run: "pkexec touch x", effects: ["privilege root", 'write create /home/dev/project/x = ""'] },
  {
    run: "mail -s hi a@b.example < notes",
    effects: ["read flows /home/dev/project/notes", "connect a@b.example sends …"],
  },
  { run: "echo x | sendmail a@b.example", effects: ['connect a@b.example sends "x\\n"'] },
]);
