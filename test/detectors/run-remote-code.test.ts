import { runRemoteCode } from "../../src/detectors/run-remote-code.ts";
import { testDetector } from "../support/detector-tester.ts";

testDetector(runRemoteCode, {});
