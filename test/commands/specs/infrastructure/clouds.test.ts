import { testEffects } from "../../../support/effects-of.ts";

testEffects("clouds", [
  {
    run: "vercel --prod",
    effects: ["infrastructure act=change system=what is deployed object=vercel attended=false"],
  },
  { run: "vercel -v", effects: [] },
  { run: "vercel ls", effects: [] },
  { run: "aws s3 ls", effects: [] },
  {
    run: "aws s3 cp a.txt s3://b/",
    effects: ["read used /home/dev/project/a.txt", "connect s3://b/ sends …"],
  },
  {
    run: "aws s3 cp s3://b/a.txt .",
    effects: [
      "connect s3://b/a.txt",
      "write truncate /home/dev/project/a.txt = … {network s3://b/a.txt}",
    ],
  },
  {
    run: "aws s3 rm s3://b/a.txt",
    effects: ["infrastructure act=change system=aws object=s3 rm s3://b/a.txt attended=false"],
  },
  {
    run: "aws s3 rm s3://b --recursive",
    effects: ["infrastructure act=destroy system=aws object=s3 rm s3://b attended=false"],
  },
  {
    run: "aws s3 rb s3://b --force",
    effects: ["infrastructure act=destroy system=aws object=s3 rb s3://b attended=false"],
  },
  { run: "aws s3 sync . s3://b --dryrun", effects: [] },
  { run: "aws --profile p ec2 describe-instances", effects: [] },
  {
    run: "aws ec2 terminate-instances --instance-ids i-1",
    effects: [
      "infrastructure act=change system=aws object=ec2 terminate-instances i-1 attended=false",
    ],
  },
  {
    run: "aws rds delete-db-instance --db-instance-identifier a",
    effects: [
      "infrastructure act=destroy system=aws object=rds delete-db-instance a attended=false",
    ],
  },
  { run: "aws --endpoint-url http://localhost:4566 s3 mb s3://b", effects: [] },
  {
    run: "aws secretsmanager get-secret-value --secret-id a",
    effects: ["output … {secret secretsmanager get-secret-value a}"],
  },
  {
    run: 'aws "$(cat v)" y',
    effects: ["read flows /home/dev/project/v", "opaque aws: the command of aws is not known"],
  },
  { run: "gcloud compute instances list", effects: [] },
  {
    run: "gcloud projects delete a",
    effects: [
      "infrastructure act=destroy system=google cloud object=projects delete a attended=true",
    ],
  },
  {
    run: "gcloud projects delete a --quiet",
    effects: [
      "infrastructure act=destroy system=google cloud object=projects delete a attended=false",
    ],
  },
  {
    run: "gcloud run deploy a",
    effects: ["infrastructure act=change system=google cloud object=run deploy a attended=true"],
  },
  { run: "gcloud compute ssh a", effects: ["connect a for session"] },
  { run: "gcloud auth print-access-token", effects: ["output … {secret auth print-access-token}"] },
  { run: "az group list", effects: [] },
  {
    run: "az group delete -n a",
    effects: ["infrastructure act=destroy system=azure object=group delete attended=true"],
  },
  {
    run: "az group delete -n a --yes",
    effects: ["infrastructure act=destroy system=azure object=group delete attended=false"],
  },
  {
    run: "az storage account keys list -n a",
    effects: ["output … {secret storage account keys list}"],
  },
  {
    run: "vercel deploy --prod",
    effects: ["infrastructure act=change system=what is deployed object=deploy attended=false"],
  },
  { run: "heroku logs", effects: [] },
  {
    run: "heroku pg:reset -a x",
    effects: ["infrastructure act=destroy system=what is deployed object=pg:reset attended=false"],
  },
  { run: "gsutil ls gs://b", effects: [] },
  {
    run: "gsutil rm -r gs://b",
    effects: ["infrastructure act=destroy system=stored files object=rm gs://b attended=false"],
  },
  {
    run: "gsutil cp a.txt gs://b",
    effects: ["read used /home/dev/project/a.txt", "connect gs://b sends …"],
  },
  {
    run: "rclone sync src remote:b",
    effects: ["read used /home/dev/project/src", "connect remote:b sends …"],
  },
  { run: "rclone ls remote:b", effects: [] },
]);
