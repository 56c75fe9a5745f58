import { testEffects } from "../../../support/effects-of.ts";

testEffects("clusters", [
  { run: "kubectl get pods", effects: [] },
  { run: "kubectl get secret a -o yaml", effects: ["output … {secret get secret a}"] },
  { run: "kubectl get secrets", effects: [] },
  {
    run: "kubectl apply -f a.yaml",
    effects: [
      "read used /home/dev/project/a.yaml",
      "infrastructure act=change system=kubernetes object=apply attended=false",
    ],
  },
  {
    run: "kubectl apply -f a.yaml --dry-run=client",
    effects: ["read used /home/dev/project/a.yaml"],
  },
  {
    run: "kubectl apply -f https://h.example/a.yaml",
    effects: [
      "connect https://h.example/a.yaml",
      "infrastructure act=change system=kubernetes object=apply attended=false",
    ],
  },
  {
    run: "kubectl delete pod web-0",
    effects: ["infrastructure act=change system=kubernetes object=delete pod web-0 attended=false"],
  },
  {
    run: "kubectl delete ns prod",
    effects: ["infrastructure act=destroy system=kubernetes object=delete ns prod attended=false"],
  },
  {
    run: "kubectl delete ns staging",
    effects: [
      "infrastructure act=change system=kubernetes object=delete ns staging attended=false",
    ],
  },
  {
    run: "kubectl delete pods --all",
    effects: ["infrastructure act=destroy system=kubernetes object=delete pods attended=false"],
  },
  {
    run: "kubectl exec web -- ls",
    effects: ["infrastructure act=change system=kubernetes object=exec web ls attended=false"],
  },
  {
    run: "kubectl port-forward svc/a 80",
    effects: ["listen offers=application address=127.0.0.1"],
  },
  { run: "kubectl proxy --address=0.0.0.0", effects: ["listen offers=relay"] },
  {
    run: "kubectl cp web:/a b",
    effects: ["write truncate /home/dev/project/b = … {network a pod}"],
  },
  {
    run: "kubectl cp a web:/b",
    effects: [
      "read used /home/dev/project/a",
      "infrastructure act=change system=kubernetes object=cp to web:/b attended=false",
    ],
  },
  { run: "kubectl rollout status deploy/a", effects: [] },
  { run: "kubectl config use-context a", effects: [] },
  {
    run: 'kubectl "$(cat v)" pod a',
    effects: [
      "read flows /home/dev/project/v",
      "opaque kubectl: the command of kubectl is not known",
    ],
  },
  { run: "helm list", effects: [] },
  {
    run: "helm install a b",
    effects: ["infrastructure act=change system=kubernetes object=install a b attended=false"],
  },
  { run: "helm install a b --dry-run", effects: [] },
  {
    run: "helm template a --post-renderer ./x",
    effects: ["run ./x missing (/home/dev/project/x)"],
  },
  {
    run: "helm uninstall a",
    effects: ["infrastructure act=change system=kubernetes object=uninstall a attended=false"],
  },
  { run: "k9s", effects: [] },
  { run: "kind delete cluster", effects: ["container remove the local cluster (delete cluster)"] },
]);
