package dev.asyncio4j.testing;

import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.lowlevel.Leftover;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a test has left behind, and tells it as one failure. */
final class LeftBehind {
  private final List<String> mayLeave;
  private final List<String> things = new ArrayList<>();
  private final List<Throwable> places = new ArrayList<>();

  /** Errors that are told already: the loop reports some of them again when it closes. */
  private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Things that are told, or allowed: the loop reports some of them when it closes. */
  private final Set<String> texts = new HashSet<>();

  private @Nullable Throwable cause;

  LeftBehind(List<String> mayLeave) {
    this.mayLeave = mayLeave;
  }

  void add(Leftover left) {
    var name = nameOf(left);
    texts.add(left.text());
    if (Allowed.any(mayLeave, left.kind().name(), name)) {
      if (left.error() != null) told.add(left.error());
      return;
    }
    var line = new StringBuilder(word(left.kind())).append(' ').append(name);
    place(left.createdAt(), " made", line);
    Places.ownLine(left.stack().toArray(StackTraceElement[]::new))
        .ifPresent(where -> line.append(", waits at ").append(where));
    if (left.kind() == Leftover.Kind.TASK) line.append("\n    ").append(left.text());
    note(line.toString(), left.error(), left.createdAt());
  }

  /** Adds what the loop's exception handler was told. */
  void add(ExceptionContext report) {
    var error = report.exception();
    if (error != null && told.contains(error) || texts.contains(report.message())) return;
    var text = report.message() + (error == null ? "" : ": " + error);
    if (Allowed.any(mayLeave, Allowed.REPORTS, text)) return;
    if (error != null && Allowed.any(mayLeave, Leftover.Kind.ERROR.name(), text)) return;
    var line = new StringBuilder(text);
    place(report.createdAt(), ", made", line);
    note(line.toString(), error, report.createdAt());
  }

  /** Adds an error of the end of the test itself. */
  void add(String what, Throwable error) {
    if (!told.contains(error)) note(what + ": " + error, error, null);
  }

  private void note(String line, @Nullable Throwable error, @Nullable Throwable createdAt) {
    things.add(line);
    if (error != null && told.add(error)) {
      if (cause == null) cause = error;
      else places.add(error);
    }
    if (createdAt == null) return;
    var place = new Throwable(line.lines().findFirst().orElse(line));
    place.setStackTrace(createdAt.getStackTrace());
    places.add(place);
  }

  /** {@return the failure; null if nothing was left} */
  @Nullable LeftBehindError toError() {
    if (things.isEmpty()) return null;
    if (!mayLeave.isEmpty()) things.add("(it may leave " + mayLeave + ")");
    var error = new LeftBehindError(things, cause);
    places.forEach(error::addSuppressed);
    return error;
  }

  private static void place(@Nullable Throwable site, String verb, StringBuilder line) {
    if (site == null) return;
    Places.ownLine(site.getStackTrace())
        .ifPresent(where -> line.append(verb).append(" at ").append(where));
  }

  private static String word(Leftover.Kind kind) {
    return switch (kind) {
      case CHANNEL -> "transport";
      case JOB -> "job";
      case ERROR -> "error that nobody has read:";
      case COROUTINE -> "never awaited:";
      default -> kind.name().toLowerCase();
    };
  }

  /** The name of a task; the text of everything else. */
  static String nameOf(Leftover left) {
    if (left.kind() != Leftover.Kind.TASK) return left.text();
    var from = left.text().indexOf("name='");
    if (from < 0) return left.text();
    return left.text().substring(from + 6, left.text().indexOf('\'', from + 6));
  }
}
