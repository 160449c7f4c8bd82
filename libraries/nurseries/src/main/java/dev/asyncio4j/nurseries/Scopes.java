package dev.asyncio4j.nurseries;

import dev.asyncio4j.Body;
import dev.asyncio4j.VoidBody;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Nurseries} that runs a block in a cancel scope.
 *
 * <p>Java has no partial classes, so the parts are a chain.
 */
@SuppressWarnings("overloads") // a body with a value and its twin without, with a scope or not
abstract class Scopes {
  Scopes() {}

  /**
   * Runs {@code body} in this task, and moves on behind it when {@code delay} has passed.
   *
   * <p><i>Python:</i> {@code with trio.move_on_after(delay)}; negative delays are allowed.
   *
   * <p><b>Cancellation:</b> a level, as {@link CancelScope} says; that of others passes through.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * <pre>{@code
   * String page =
   *     Nurseries.moveOnAfter(Duration.ofSeconds(2), () -> await(fetch(url))).orElse("too late");
   * }</pre>
   *
   * @param <T> the type of the value
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block
   * @return its value, or that it was cut short
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  public static <T extends @Nullable Object> Scoped<T> moveOnAfter(
      @Nullable Duration delay, Body<T> body) {
    return NewScopes.after(delay).inside(Bodies.in(body));
  }

  /**
   * Runs {@code body}, which may move its own deadline, and moves on when that has passed.
   *
   * @param <T> the type of the value
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block; it gets its scope
   * @return its value, or that it was cut short
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   * @see #moveOnAfter(Duration, Body)
   */
  public static <T extends @Nullable Object> Scoped<T> moveOnAfter(
      @Nullable Duration delay, CancelScope.Body<T> body) {
    return NewScopes.after(delay).inside(body);
  }

  /**
   * Runs a block without a value, and moves on behind it when {@code delay} has passed.
   *
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block
   * @return whether it was cut short
   * @throws IllegalStateException if called outside a task
   * @see #moveOnAfter(Duration, Body)
   */
  public static Scoped<@Nullable Void> moveOnAfter(@Nullable Duration delay, VoidBody body) {
    return NewScopes.after(delay).inside(Bodies.in(body));
  }

  /**
   * Runs a block without a value that may move its own deadline, and moves on.
   *
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block; it gets its scope
   * @return whether it was cut short
   * @throws IllegalStateException if called outside a task
   * @see #moveOnAfter(Duration, Body)
   */
  public static Scoped<@Nullable Void> moveOnAfter(
      @Nullable Duration delay, CancelScope.VoidBody body) {
    return NewScopes.after(delay).inside(Bodies.giving(body));
  }

  /**
   * Runs {@code body} in this task, and moves on behind it at a point of the loop's time.
   *
   * <p><i>Python:</i> {@code with trio.move_on_at(loop_time)}.
   *
   * <p><b>Cancellation:</b> a level, as {@link CancelScope} says; that of others passes through.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * @param <T> the type of the value
   * @param loopTime in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null: no limit
   * @param body the block; it gets its scope
   * @return its value, or that it was cut short
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  public static <T extends @Nullable Object> Scoped<T> moveOnAt(
      @Nullable Duration loopTime, CancelScope.Body<T> body) {
    return NewScopes.at(loopTime).inside(body);
  }

  /**
   * Runs a block without a value, and moves on behind it at a point of the loop's time.
   *
   * @param loopTime in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null: no limit
   * @param body the block; it gets its scope
   * @return whether it was cut short
   * @throws IllegalStateException if called outside a task
   * @see #moveOnAt(Duration, CancelScope.Body)
   */
  public static Scoped<@Nullable Void> moveOnAt(
      @Nullable Duration loopTime, CancelScope.VoidBody body) {
    return NewScopes.at(loopTime).inside(Bodies.giving(body));
  }

  /**
   * Runs {@code body} in this task, and fails if {@code delay} has passed before its end.
   *
   * <p><i>Python:</i> {@code with trio.fail_after(delay)}; negative delays are allowed.
   *
   * <p><b>Cancellation:</b> a level, as {@link CancelScope} says; that of others passes through.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * <pre>{@code
   * try {
   *   System.out.println(Nurseries.failAfter(Duration.ofSeconds(2), () -> await(fetch(url))));
   * } catch (TooSlowException e) {
   *   System.err.println(e.getMessage() + (e.byDeadline() ? ": try again" : ""));
   * }
   * }</pre>
   *
   * @param <T> the type of the value
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block
   * @return its value
   * @throws TooSlowException if its scope was cancelled, and that ended the body
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  public static <T extends @Nullable Object> T failAfter(@Nullable Duration delay, Body<T> body) {
    return NewScopes.after(delay).runOrFail(Bodies.in(body));
  }

  /**
   * Runs {@code body}, which may move its own deadline, and fails if that has passed.
   *
   * @param <T> the type of the value
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block; it gets its scope
   * @return its value
   * @throws TooSlowException if its scope was cancelled, and that ended the body
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   * @see #failAfter(Duration, Body)
   */
  public static <T extends @Nullable Object> T failAfter(
      @Nullable Duration delay, CancelScope.Body<T> body) {
    return NewScopes.after(delay).runOrFail(body);
  }

  /**
   * Runs a block without a value, and fails if {@code delay} has passed before its end.
   *
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block
   * @throws TooSlowException if its scope was cancelled, and that ended the body
   * @throws IllegalStateException if called outside a task
   * @see #failAfter(Duration, Body)
   */
  public static void failAfter(@Nullable Duration delay, VoidBody body) {
    NewScopes.after(delay).runOrFail(Bodies.in(body));
  }

  /**
   * Runs a block without a value that may move its own deadline, and fails if that has passed.
   *
   * @param delay from now; zero or less: the body runs up to its first await; null: no limit
   * @param body the block; it gets its scope
   * @throws TooSlowException if its scope was cancelled, and that ended the body
   * @throws IllegalStateException if called outside a task
   * @see #failAfter(Duration, Body)
   */
  public static void failAfter(@Nullable Duration delay, CancelScope.VoidBody body) {
    NewScopes.after(delay).runOrFail(Bodies.giving(body));
  }

  /**
   * Runs {@code body} in this task, and fails at a point of the loop's time.
   *
   * <p><i>Python:</i> {@code with trio.fail_at(loop_time)}.
   *
   * <p><b>Cancellation:</b> a level, as {@link CancelScope} says; that of others passes through.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * @param <T> the type of the value
   * @param loopTime in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null: no limit
   * @param body the block; it gets its scope
   * @return its value
   * @throws TooSlowException if its scope was cancelled, and that ended the body
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  public static <T extends @Nullable Object> T failAt(
      @Nullable Duration loopTime, CancelScope.Body<T> body) {
    return NewScopes.at(loopTime).runOrFail(body);
  }

  /**
   * Runs a block without a value, and fails at a point of the loop's time.
   *
   * @param loopTime in the time of {@link dev.asyncio4j.loop.EventLoop#time}; null: no limit
   * @param body the block; it gets its scope
   * @throws TooSlowException if its scope was cancelled, and that ended the body
   * @throws IllegalStateException if called outside a task
   * @see #failAt(Duration, CancelScope.Body)
   */
  public static void failAt(@Nullable Duration loopTime, CancelScope.VoidBody body) {
    NewScopes.at(loopTime).runOrFail(Bodies.giving(body));
  }

  /**
   * Runs {@code body} in this task, and holds back the cancellation of the scopes around it.
   *
   * <p>For clean-up that must go on; give it a limit of its own where it might hang.
   *
   * <p><i>Python:</i> {@code with trio.CancelScope(shield=True)}.
   *
   * <p><b>Cancellation:</b> scopes are held back, edges are not: see {@link
   * CancelScope#shield(boolean)}.
   *
   * <p><b>Thread and loop:</b> in a coroutine only; the body runs inline.
   *
   * <pre>{@code
   * try {
   *   await(fetch(url));
   * } finally {
   *   Nurseries.shielded(() -> await(fetch("http://localhost/goodbye")));
   * }
   * }</pre>
   *
   * @param <T> the type of the value
   * @param body the block
   * @return its value
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   */
  public static <T extends @Nullable Object> T shielded(Body<T> body) {
    return NewScopes.shielding(null).inside(Bodies.in(body)).value();
  }

  /**
   * Runs a block without a value, and holds back the cancellation of the scopes around it.
   *
   * @param body the block
   * @throws IllegalStateException if called outside a task
   * @see #shielded(Body)
   */
  public static void shielded(VoidBody body) {
    NewScopes.shielding(null).inside(Bodies.in(body));
  }

  /**
   * Runs {@code body} behind a shield, and moves on behind it when {@code limit} has passed.
   *
   * <p><i>Python:</i> {@code with trio.move_on_after(limit, shield=True)}.
   *
   * @param <T> the type of the value
   * @param limit from now; null: no limit
   * @param body the block
   * @return its value, or that it was cut short
   * @throws IllegalStateException if called outside a task
   * @throws RuntimeException whatever the body fails with: the same object, checked or not
   * @see #shielded(Body)
   */
  public static <T extends @Nullable Object> Scoped<T> shielded(
      @Nullable Duration limit, Body<T> body) {
    return NewScopes.shielding(limit).inside(Bodies.in(body));
  }

  /**
   * Runs a block without a value behind a shield, and moves on when {@code limit} has passed.
   *
   * @param limit from now; null: no limit
   * @param body the block
   * @return whether it was cut short
   * @throws IllegalStateException if called outside a task
   * @see #shielded(Duration, Body)
   */
  public static Scoped<@Nullable Void> shielded(@Nullable Duration limit, VoidBody body) {
    return NewScopes.shielding(limit).inside(Bodies.in(body));
  }
}
