package dev.asyncio4j.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code asyncio4j.*} of an application.
 *
 * <p><i>Python:</i> none.
 *
 * @param loop of the threads
 * @param loops how many there are, which take requests in turn
 * @param debug whether the loop is in debug mode
 * @param blockedAfter how long a step may hold the loop until that is logged; null: one second
 * @param carriers of what threads have
 * @param endpoint of the actuator
 * @param stop of the application
 */
@ConfigurationProperties("asyncio4j")
public record AsyncioProperties(
    @DefaultValue Loop loop,
    @DefaultValue("1") int loops,
    @DefaultValue("false") boolean debug,
    @Nullable Duration blockedAfter,
    @DefaultValue Carriers carriers,
    @DefaultValue Endpoint endpoint,
    @DefaultValue Stop stop) {
  /**
   * Checks the number of loops.
   *
   * @param loop of the threads
   * @param loops at least one
   * @param debug mode
   * @param blockedAfter how long
   * @param carriers of threads
   * @param endpoint of the actuator
   * @param stop of the application
   * @throws IllegalArgumentException if there is to be no loop
   */
  public AsyncioProperties {
    if (loops < 1)
      throw new IllegalArgumentException("asyncio4j.loops must be 1 or more, not " + loops);
  }

  /**
   * The properties {@code asyncio4j.loop.*}.
   *
   * @param name of the thread; of several loops each but the first has its number behind it
   * @param lazy whether a loop starts when it is first asked for
   */
  public record Loop(@DefaultValue("asyncio4j") String name, @DefaultValue("false") boolean lazy) {}

  /**
   * The properties {@code asyncio4j.carriers.*}.
   *
   * @param found whether what services give goes along with each task
   */
  public record Carriers(@DefaultValue("true") boolean found) {}

  /**
   * The properties {@code asyncio4j.endpoint.*}.
   *
   * @param stacks whether the endpoint tells where each task is
   */
  public record Endpoint(@DefaultValue("true") boolean stacks) {}

  /**
   * The properties {@code asyncio4j.stop.*}.
   *
   * @param grace how long requests and tasks together may go on, counted from the beginning of the
   *     stop; null: {@code spring.lifecycle.timeout-per-shutdown-phase}
   */
  public record Stop(@Nullable Duration grace) {}
}
