package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Body;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.testing.RealTime;

/** Short forms of the specifications of processes. */
final class Children {
  static final ProcessOptions PIPED = ProcessOptions.piped();
  static final ProcessOptions OUT = ProcessOptions.defaults().stdout(Stdio.PIPE);

  private Children() {}

  static <T> T real(Body<T> body) {
    return run(async(body));
  }

  static void real(VoidBody body) {
    run(async(body));
  }

  /** What the child writes. */
  static String output(ProcessOptions options, String... command) {
    try (var child = await(createSubprocessExec(options, command))) {
      return text(await(child.communicate(null)).stdout());
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  static boolean runs(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** A child that nobody waits for is gone a moment later. */
  static void awaitGone(long pid) {
    RealTime.waitUntil(() -> !runs(pid));
  }
}
