import { testEffects } from "../../../support/effects-of.ts";

testEffects("provisioning", [
  { run: "terraform plan", effects: [] },
  {
    run: "terraform apply",
    effects: ["infrastructure act=change system=terraform object=apply attended=true"],
  },
  {
    run: "terraform apply -auto-approve",
    effects: ["infrastructure act=change system=terraform object=apply attended=false"],
  },
  {
    run: "terraform destroy",
    effects: ["infrastructure act=destroy system=terraform object=destroy attended=true"],
  },
  {
    run: "terraform destroy -auto-approve",
    effects: ["infrastructure act=destroy system=terraform object=destroy attended=false"],
  },
  {
    run: "terraform destroy -auto-approve -target=a.b",
    effects: ["infrastructure act=change system=terraform object=destroy attended=false"],
  },
  { run: "terraform state list", effects: [] },
  {
    run: "terraform state rm a.b",
    effects: ["infrastructure act=change system=terraform object=state rm a.b attended=true"],
  },
  {
    run: "terraform -chdir=a apply",
    effects: ["infrastructure act=change system=terraform object=apply attended=true"],
  },
  { run: "pulumi preview", effects: [] },
  {
    run: "pulumi up",
    effects: ["infrastructure act=change system=pulumi object=up attended=true"],
  },
  {
    run: "pulumi destroy --yes",
    effects: ["infrastructure act=destroy system=pulumi object=destroy attended=false"],
  },
  { run: "ansible all -m ping", effects: [] },
  {
    run: "ansible localhost -m shell -a 'touch x'",
    effects: ['write create /home/dev/project/x = ""'],
  },
  {
    run: "ansible web -m shell -a 'touch x'",
    effects: ["infrastructure act=change system=hosts object=web attended=false"],
  },
  {
    run: "ansible-playbook a.yml",
    effects: ["infrastructure act=change system=hosts object=a.yml attended=false"],
  },
  { run: "ansible-playbook --check a.yml", effects: [] },
  { run: "ansible-vault view a.yml", effects: ["output … {secret view a.yml}"] },
  { run: "vault read secret/a", effects: ["output … {secret read secret/a}"] },
  {
    run: "vault kv put secret/a b=c",
    effects: ["infrastructure act=change system=vault object=kv put secret/a b=c attended=false"],
  },
  { run: "vault kv put -address=http://127.0.0.1:8200 secret/a b=c", effects: [] },
  {
    run: "vault secrets disable kv",
    effects: ["infrastructure act=destroy system=vault object=secrets disable kv attended=false"],
  },
  { run: "consul kv get a", effects: [] },
  {
    run: "nomad job run a.nomad",
    effects: [
      "infrastructure act=change system=infrastructure object=job run a.nomad attended=false",
    ],
  },
]);
