import { installSoftware } from "../../src/detectors/install-software.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(installSoftware, {
  clean: [
    "npm install",
    "npm install left-pad",
    "npm ci",
    "npm install --save-dev vitest",
    "npm ls -g",
    "pip list",
    "pip download requests",
    ".venv/bin/pip install requests",
    "cargo add serde",
    "cargo build",
    "go mod download",
    "apt-cache search jq",
    "apt list --installed",
    "brew list",
    "yarn add left-pad",
    "pnpm install",
  ],
  flagged: [
    { run: "npm install -g typescript", findings: ["outside"] },
    { run: "sudo apt-get install -y curl", findings: [{ messageId: "outside", at: "curl" }] },
    { run: "pip install --user requests", findings: ["outside"] },
    { run: "cargo install ripgrep", findings: ["outside"] },
    { run: "brew install jq", findings: ["outside"] },
    { run: "pipx install black", findings: ["outside"] },
    { run: "go install golang.org/x/tools/gopls@latest", findings: ["outside"] },
    { run: "npm install --registry https://mirror.example.test left-pad", findings: ["unchecked"] },
    {
      run: "pip install --index-url https://mirror.example.test/simple requests",
      findings: ["unchecked"],
    },
    { run: "npm install git+https://github.com/someone/tool.git", findings: ["unchecked"] },
    { run: "pip install git+https://github.com/someone/tool.git", findings: ["unchecked"] },
    { run: "npm install https://example.test/x.tgz", findings: ["address"] },
    { run: "pip install https://example.test/x.whl", findings: ["address"] },
    {
      run: "pip install --index-url http://mirror.example.test/simple requests",
      findings: ["plain"],
    },
    { run: "npm install --registry http://mirror.example.test left-pad", findings: ["plain"] },
    { run: 'read -r x; npm install "$x"', findings: ["unknown"] },
    { run: "pip install $(cat list.txt)", findings: ["unknown"] },
  ],
});
