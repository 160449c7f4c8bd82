package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.currentTask;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line of a program at which a scope was entered.
 *
 * <p>Entering one costs too little for a walk through the stack; so the line is read off the stack
 * of the host when the scope's deadline has passed, while it is still in it.
 */
final class Site {
  /** The classes between an entry into a scope and the program's line. */
  private static final Set<String> OWN =
      Stream.of(
              Site.class,
              ScopeNode.class,
              NurseryImpl.class,
              Misuse.class,
              Scopes.class,
              Nurseries.class)
          .map(Class::getName)
          .collect(Collectors.toSet());

  private Site() {}

  /** {@return " at Main.java:31": the line of the program that calls the module now} */
  static String here() {
    return first(List.of(new Throwable().getStackTrace()), 0);
  }

  /** {@return " at Main.java:31", or nothing if the host is not in the scope} */
  static String of(ScopeNode scope) {
    if (scope.host == null) return "";
    boolean runs = scope.host == currentTask();
    List<StackTraceElement> frames =
        runs ? List.of(new Throwable().getStackTrace()) : scope.host.stack();
    return first(frames, depth(scope) + 1);
  }

  /** {@return the first line of the program's own after {@code left} entries into scopes} */
  private static String first(List<StackTraceElement> frames, int left) {
    for (StackTraceElement frame : frames) {
      if (isEntry(frame)) left--;
      if (left <= 0 && !OWN.contains(frame.getClassName())) return " at " + line(frame);
    }
    return "";
  }

  /** {@return how many scopes of the same task are inside this one} */
  private static int depth(ScopeNode scope) {
    int depth = 0;
    for (Node n = Node.of(scope.host); n != null && n != scope; n = n.parent) {
      if (n instanceof ScopeNode) depth++;
    }
    return depth;
  }

  private static boolean isEntry(StackTraceElement frame) {
    String type = frame.getClassName();
    return frame.getMethodName().equals(ScopeNode.ENTRY)
        && (type.equals(ScopeNode.class.getName()) || type.equals(NurseryImpl.class.getName()));
  }

  private static String line(StackTraceElement frame) {
    @Nullable String file = frame.getFileName();
    return (file == null ? frame.getClassName() : file) + ":" + frame.getLineNumber();
  }
}
