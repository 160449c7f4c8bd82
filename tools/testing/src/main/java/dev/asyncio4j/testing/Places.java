package dev.asyncio4j.testing;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.NoRunningLoopException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Places of code: where it is called from, whose it is, how it throws. */
final class Places {
  private static final Pattern OF_LIBRARIES =
      Pattern.compile(
          "(java|javax|jdk|sun|kotlin|kotlinx)\\.|dev\\.asyncio4j\\.(impl\\.|Asyncio)"
              + "|dev\\.asyncio4j\\.testing\\.(Async(Extension|Tests)|Memory\\w*|Names|Pairs|Recording\\w*"
              + "|ScheduleSearch|Search|TestRun|Wire)\\b");

  private Places() {}

  /** Refuses {@code call} where a loop runs. */
  static void requireNoLoop(String call) {
    try {
      var loop = Asyncio.getRunningLoop();
      throw new IllegalStateException(
          call
              + " within "
              + loop
              + ": it makes loops of its own; call it from a plain thread, in a"
              + " test without @AsyncTest");
    } catch (NoRunningLoopException expected) {
      // as it should be
    }
  }

  /** {@return the time of the running loop, such as {@code 1m5s}} */
  static String now() {
    return Asyncio.getRunningLoop().time().toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Calls {@code body}; what it throws comes out as it is. */
  static void call(VoidBody body) {
    try {
      body.run();
    } catch (Exception error) {
      throw Places.<RuntimeException>sneaky(error);
    }
  }

  /** {@return the first frame of the user's own code, as a file and a line; empty if none is} */
  static Optional<String> ownLine(StackTraceElement... stack) {
    return Arrays.stream(stack)
        .filter(frame -> !OF_LIBRARIES.matcher(frame.getClassName()).lookingAt())
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
  }

  @SuppressWarnings("unchecked")
  static <X extends Throwable> X sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
