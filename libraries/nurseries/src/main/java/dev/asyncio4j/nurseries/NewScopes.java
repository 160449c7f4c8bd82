package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.exceptions.NoRunningLoopException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes scopes that have not been entered. */
final class NewScopes {
  private NewScopes() {}

  /** {@return a scope to be kept, which belongs to the loop that runs here, if one does} */
  static ScopeNode of(ScopeOptions options) {
    boolean relative = options.relativeDeadline() != null;
    Duration deadline = relative ? options.relativeDeadline() : options.deadline();
    ScopeNode scope = new ScopeNode(Times.nanos(deadline), relative, options.shield());
    try {
      scope.belongTo(getRunningLoop());
    } catch (NoRunningLoopException e) {
      // made before the run: it belongs to the loop in which it is entered
    }
    return scope;
  }

  /** {@return a scope whose deadline counts from the entry; null: none} */
  static ScopeNode after(@Nullable Duration delay) {
    return new ScopeNode(Times.nanos(delay), true, false);
  }

  /** {@return a scope with a deadline in the loop's time; null: none} */
  static ScopeNode at(@Nullable Duration loopTime) {
    return new ScopeNode(Times.nanos(loopTime), false, false);
  }

  /** {@return a shield with a limit of its own, counted from the entry; null: none} */
  static ScopeNode shielding(@Nullable Duration limit) {
    return new ScopeNode(Times.nanos(limit), true, true);
  }
}
