import { testEffects } from "../../../support/effects-of.ts";

testEffects("containers", [
  { run: "docker ps", effects: [] },
  { run: "docker run --rm alpine ls", effects: ["container run alpine"] },
  {
    run: "docker run -v $PWD:/app node npm test",
    effects: ["container run node /home/dev/project"],
  },
  { run: "docker run -v /:/host alpine", effects: ["container run alpine /"] },
  {
    run: "docker run --mount type=bind,source=/etc,target=/x,readonly alpine",
    effects: ["container run alpine /etc readonly"],
  },
  { run: "docker run -v data:/data alpine", effects: ["container run alpine"] },
  { run: "docker run --privileged alpine", effects: ["container run alpine privileged"] },
  { run: "docker run --cap-add=SYS_ADMIN alpine", effects: ["container run alpine privileged"] },
  { run: "docker run --pid host alpine", effects: ["container run alpine privileged"] },
  { run: "docker container run --network host alpine", effects: ["container run alpine"] },
  { run: "docker exec web ls", effects: [] },
  { run: "docker exec web rm -rf /app/dist /tmp/x", effects: [] },
  { run: "docker exec web sh -c 'cd /app && rm -rf node_modules && npm ci'", effects: [] },
  { run: "docker run alpine rm -rf /data", effects: ["container run alpine"] },
  {
    run: "docker exec web rm -rf /data",
    effects: ["container remove what rm -rf /data takes away in it"],
  },
  {
    run: "docker compose exec db sh -c 'cd /; rm -rf /var/lib/data'",
    effects: ["container remove what rm -rf /var/lib/data takes away in it"],
  },
  {
    run: "docker run --rm -v $PWD:/w alpine rm -rf /w/a",
    effects: ["container run alpine /home/dev/project", "delete /home/dev/project/a recursive"],
  },
  {
    run: "docker run --rm -v $PWD:/w:ro alpine rm -rf /w/a",
    effects: ["container run alpine /home/dev/project readonly"],
  },
  { run: "docker exec -it web sh", effects: ["code shell …"] },
  {
    run: "docker exec db psql -c 'DROP TABLE a'",
    effects: ["database act=destroy where=local what=DROP TABLE a"],
  },
  { run: "docker build .", effects: [] },
  {
    run: "docker build --push .",
    effects: ["publish what=publishes the image that it builds act=create"],
  },
  {
    run: "docker build https://h.example/a.git",
    effects: [
      "connect https://h.example/a.git",
      "install what=https://h.example/a.git from=repository scope=project",
    ],
  },
  { run: "docker push me/app", effects: ["publish what=publishes the image me/app act=create"] },
  { run: "docker rm -f web", effects: ["container remove rm web"] },
  { run: "docker image rm a", effects: ["container remove rmi a"] },
  { run: "docker system prune -af", effects: ["container remove system prune"] },
  { run: "docker stop web", effects: [] },
  {
    run: "docker cp web:/a b",
    effects: ["write truncate /home/dev/project/b = … {network a container}"],
  },
  { run: "docker save -o a.tar app", effects: ["write truncate /home/dev/project/a.tar"] },
  { run: "docker -H ssh://h.example ps", effects: ["connect ssh://h.example for session"] },
  { run: "docker compose up -d", effects: [] },
  { run: "docker compose down", effects: [] },
  { run: "docker compose down -v", effects: ["container remove what docker has made (down -v)"] },
  { run: "docker compose -f a.yml run -v /etc:/x web", effects: ["container run service /etc"] },
  {
    run: "docker-compose down --volumes",
    effects: ["container remove what docker-compose has made (down --volumes)"],
  },
  {
    run: 'docker "$(cat v)" x',
    effects: [
      "read flows /home/dev/project/v",
      "opaque docker: the command of docker is not known",
    ],
  },
  {
    run: "skopeo delete docker://h.example/a",
    effects: ["publish what=changes images of a registry: delete docker://h.example/a act=destroy"],
  },
]);
