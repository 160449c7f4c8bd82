package dev.asyncio4j.operators;

import dev.asyncio4j.Asyncio;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The line of the user's code that a report names: the innermost one outside the libraries. */
final class UserLine extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
  private static final String ENGINE = "dev.asyncio4j.impl.";

  private UserLine(StackTraceElement[] frames) {
    super(frames.length == 0 ? "at an unknown line" : "at " + frames[0], null, false, true);
    setStackTrace(frames);
  }

  static UserLine here() {
    return new UserLine(WALKER.walk(UserLine::usersFrames));
  }

  private static StackTraceElement[] usersFrames(Stream<StackFrame> frames) {
    return frames
        .dropWhile(frame -> !isUsers(frame))
        .map(StackFrame::toStackTraceElement)
        .toArray(StackTraceElement[]::new);
  }

  private static boolean isUsers(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source != null
        && !isOf(source, UserLine.class)
        && !isOf(source, Asyncio.class)
        && !type.getName().startsWith(ENGINE)
        && !type.getName().startsWith("kotlin");
  }

  private static boolean isOf(CodeSource source, Class<?> library) {
    @Nullable CodeSource own = library.getProtectionDomain().getCodeSource();
    return own != null && source.getLocation().equals(own.getLocation());
  }
}
