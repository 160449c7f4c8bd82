package dev.asyncio4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names what a test, or each test of a class, is allowed to leave behind.
 *
 * <p><i>Python:</i> none.
 *
 * <pre>{@code
 * class HeartbeatTest {
 *   @AsyncTest
 *   @MayLeave("tasks:heartbeat-*")
 *   void beats() {
 *     createTask(sleep(Duration.ofDays(1)), "heartbeat-1");
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface MayLeave {
  /**
   * Names a kind each, and perhaps, after a colon, a pattern of the name or text.
   *
   * <p>The kinds: {@code tasks}, {@code timers}, {@code transports}, {@code children}, {@code
   * resources}, {@code generators}, {@code executors}, {@code coroutines}, {@code errors}, {@code
   * reports} (what the exception handler is told). In a pattern a star stands for anything.
   *
   * @return such as {@code tasks:heartbeat-*}
   */
  String[] value();
}
