import { anyOf } from "../base/any-of.ts";
import { isBelow } from "./locate.ts";
import { isSecretPath } from "./secret-paths.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * What a path is, the most specific first. A path inside the project is still a secret or a
 * start-up file if it is one: being in the project never lowers a class.
 */
export type PlaceClass =
  | "guard"
  | "secret"
  | "start-up"
  | "device"
  | "git-directory"
  | "project"
  | "home"
  | "system"
  | "temporary"
  | "elsewhere";

/** What a path is to the user, the most specific class first. */
export interface Place {
  readonly class: PlaceClass;
  /** The path is the very top of its class: the project root, the home, `/usr`, `/tmp`. */
  readonly top: boolean;
}

/** Classifies a real, absolute path. */
export function placeOf(path: string, here: Surroundings): Place {
  const place = (name: PlaceClass, top = false): Place => ({ class: name, top });
  if (here.guard.some((one) => isBelow(path, one)))
    return place("guard", here.guard.includes(path));
  if (path.startsWith("/dev/") && !isBelow(path, "/dev/shm"))
    return place(harmlessDevices.test(path) ? "temporary" : "device");
  if (isSecretPath(path, here.home)) return place("secret");
  if (isStartUpFile(path, here)) return place("start-up");
  const git = /^(.*)\/\.git(\/|$)/.exec(path);
  if (git && (here.repository === undefined || git[1] !== ""))
    return place("git-directory", path.endsWith("/.git"));
  if (here.repository !== undefined && isBelow(path, here.repository))
    return place("git-directory", path === here.repository);
  if (here.project !== undefined && isBelow(path, here.project))
    return place("project", path === here.project);
  if (here.home !== undefined && here.home !== "/" && isBelow(path, here.home))
    return place("home", path === here.home);
  const temporary = here.temporary.find((one) => isBelow(path, one));
  if (temporary !== undefined) return place("temporary", path === temporary);
  if (path === "/" || systemTrees.test(path)) return place("system", /^\/[^/]*$/.test(path));
  return place("elsewhere", /^\/[^/]*$/.test(path));
}

/**
 * Whether a tree that is removed or opened at `path` holds the place: the path is it or above it.
 */
export const holds = (path: string, place: string | undefined): boolean =>
  place !== undefined && isBelow(place, path);

const harmlessDevices =
  /^\/dev\/(null|zero|full|random|urandom|tty|stdin|stdout|stderr|fd(\/\d+)?)$/;

const systemTrees = anyOf(
  /^\/(bin|boot|dev|etc|lib|lib32|lib64|libx32|proc|root|run|sbin|sys|usr|var)(\/|$)/,
  /^\/(home|Users|opt|srv|System|Library|Applications|private)(\/|$)/,
);

const startUpBelowHome = anyOf(
  /^\.(bashrc|bash_profile|bash_login|bash_logout|bash_aliases|profile|inputrc)$/,
  /^\.(zshrc|zshenv|zprofile|zlogin|zlogout|login|logout|cshrc|tcshrc|kshrc)$/,
  /^\.(xinitrc|xprofile|xsession|xsessionrc|pam_environment)$/,
  /^\.(vimrc|exrc|gdbinit|screenrc|tmux\.conf)$/,
  /^\.ssh\/(authorized_keys2?|rc|environment|config(\.d\/.*)?)$/,
  /^\.config\/(autostart|systemd\/user|fish|environment\.d|nvim|git\/hooks)(\/|$)/,
  /^\.local\/share\/(systemd\/user|dbus-1\/services)(\/|$)/,
  /^Library\/Launch(Agents|Daemons)(\/|$)/,
  /^(\.gitconfig|\.config\/git\/config)$/,
);

const startUpOnSystem = anyOf(
  /^\/etc\/(profile|bash\.bashrc|bashrc|zsh(\/.*|rc|env|profile)|environment)$/,
  /^\/etc\/(profile\.d(\/.*)?|crontab|cron\.[a-z]+(\/.*)?|anacrontab)$/,
  /^\/etc\/(rc\.local|init\.d(\/.*)?|rc\d?\.d(\/.*)?|inittab|systemd\/(system|user)(\/.*)?)$/,
  /^\/etc\/(ld\.so\.(preload|conf)(\.d\/.*)?|modules(-load\.d)?(\/.*)?)$/,
  /^\/etc\/(pam\.d(\/.*)?|sudoers(\.d(\/.*)?)?|passwd|group|ssh(\/.*)?)$/,
  /^\/etc\/(udev\/rules\.d(\/.*)?|xdg\/autostart(\/.*)?)$/,
  /^(\/var\/spool\/cron|\/(usr\/)?lib\/systemd\/system|\/boot)(\/|$)/,
  /^\/root\/\.(bashrc|profile|bash_profile|zshrc|ssh\/authorized_keys)$/,
);

/** Files that run, or decide what runs, without anybody asking for it again. */
function isStartUpFile(path: string, here: Surroundings): boolean {
  if (here.home !== undefined && path.startsWith(`${here.home}/`))
    return startUpBelowHome.test(path.slice(here.home.length + 1));
  const other = /^\/(?:root|(?:home|Users)\/[^/]+)\/(.*)$/.exec(path);
  if (other?.[1] !== undefined && startUpBelowHome.test(other[1])) return true;
  return startUpOnSystem.test(path);
}
