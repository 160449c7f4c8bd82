package dev.asyncio4j.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that awaits: it runs as a task of a loop of its own, in virtual time.
 *
 * <p><i>Python:</i> {@code @pytest.mark.asyncio}. The method is {@code void} and awaits; so do the
 * lifecycle methods before and after it, on the same loop. What the test leaves behind fails it. On
 * a class, it gives these settings to each test of it.
 *
 * <pre>{@code
 * class RetryTest {
 *   @AsyncTest
 *   void sleepsForHours(VirtualTime time) {
 *     await(sleep(Duration.ofHours(9)));
 *     System.out.println(time.now()); // PT9H
 *   }
 * }
 * }</pre>
 */
@Test
@ExtendWith(AsyncExtension.class)
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AsyncTest {
  /** {@return whether the loop goes by the machine's clock} */
  boolean realTime() default false;

  /**
   * Limits each part of the test in real time: a number and ms, s or m.
   *
   * @return such as {@code 30s}; empty: what JUnit's configuration parameter or the system property
   *     {@code asyncio4j.testing.timeout} says, else ten seconds
   */
  String timeout() default "";

  /** {@return whether the loop is in debug mode, and a failure knows the line that made a thing} */
  boolean debug() default true;

  /** {@return whether virtual time jumps by itself; else only {@code advance} moves it} */
  boolean autoJump() default true;

  /**
   * {@return under how many orders of steps the method is run, each with a loop of its own; 0:
   * once, in the usual order. Lifecycle methods run once, on another loop}
   */
  int schedules() default 0;

  /** {@return the first seed of these orders, and that of the fake network} */
  long seed() default 0;
}
