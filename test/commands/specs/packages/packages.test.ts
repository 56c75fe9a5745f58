import { testEffects } from "../../../support/effects-of.ts";

testEffects("package managers", [
  { run: "apt list", effects: [] },
  { run: "apt install vim", effects: ["install what=vim from=registry scope=system"] },
  { run: "apt-get -s install vim", effects: [] },
  {
    run: "apt-get remove vim",
    effects: ["machine part=service what=takes software away with apt-get: vim"],
  },
  { run: "apt-get install ./a.deb", effects: ["install what=./a.deb from=path scope=system"] },
  {
    run: "apt-get update -o APT::Update::Pre-Invoke::='touch x'",
    effects: ['write create /home/dev/project/x = ""'],
  },
  {
    run: 'apt "$(cat v)"',
    effects: [
      "read flows /home/dev/project/v",
      "opaque apt: the command of the package manager is not known",
    ],
  },
  { run: "dnf install a", effects: ["install what=a from=registry scope=system"] },
  {
    run: "dnf install https://h.example/a.rpm",
    effects: ["install what=https://h.example/a.rpm from=address scope=system"],
  },
  { run: "dnf --nogpgcheck install a", effects: ["install what=a from=plain scope=system"] },
  { run: "yum search a", effects: [] },
  { run: "apk add curl", effects: ["install what=curl from=registry scope=system"] },
  { run: "apk info", effects: [] },
  { run: "brew list", effects: [] },
  { run: "brew install jq", effects: ["install what=jq from=registry scope=user"] },
  {
    run: "brew tap a/b",
    effects: ["configure tool=brew key=package sources value=tap a/b meaning=redirects"],
  },
  { run: "snap list", effects: [] },
  { run: "snap install a", effects: ["install what=a from=registry scope=system"] },
  { run: "flatpak list", effects: [] },
  { run: "dpkg -l", effects: [] },
  {
    run: "dpkg -i a.deb",
    effects: ["read used /home/dev/project/a.deb", "install what=a.deb from=path scope=system"],
  },
  { run: "dpkg -r a", effects: ["machine part=service what=takes software away with dpkg: a"] },
  { run: "rpm -qa", effects: [] },
  { run: "rpm -i a.rpm", effects: ["install what=a.rpm from=path scope=system"] },
  { run: "rpm --eval '%(touch x)'", effects: ['code rpm "%(touch x)"'] },
  { run: "pacman -Q", effects: [] },
  { run: "pacman -Syu", effects: ["install what=updates from=registry scope=system"] },
  {
    run: "pacman -Rs a",
    effects: ["machine part=service what=takes software away with pacman: a"],
  },
  { run: "pacman -Ss a", effects: [] },
  {
    run: "add-apt-repository ppa:a/b",
    effects: [
      "configure tool=add-apt-repository key=package sources value=ppa:a/b meaning=redirects",
    ],
  },
]);
