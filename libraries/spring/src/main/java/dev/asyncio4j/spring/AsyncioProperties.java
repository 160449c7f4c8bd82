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
 * @param loop of the thread
 * @param debug whether the loop is in debug mode
 * @param blockedAfter how long a step may hold the loop until that is logged; null: one second
 * @param carriers of what threads have
 * @param stop of the application
 */
@ConfigurationProperties("asyncio4j")
public record AsyncioProperties(
    @DefaultValue Loop loop,
    @DefaultValue("false") boolean debug,
    @Nullable Duration blockedAfter,
    @DefaultValue Carriers carriers,
    @DefaultValue Stop stop) {

  /**
   * The properties {@code asyncio4j.loop.*}.
   *
   * @param name of the thread
   */
  public record Loop(@DefaultValue("asyncio4j") String name) {}

  /**
   * The properties {@code asyncio4j.carriers.*}.
   *
   * @param found whether what services give goes along with each task
   */
  public record Carriers(@DefaultValue("true") boolean found) {}

  /**
   * The properties {@code asyncio4j.stop.*}.
   *
   * @param grace how long requests and tasks together may go on, counted from the beginning of the
   *     stop; null: {@code spring.lifecycle.timeout-per-shutdown-phase}
   */
  public record Stop(@Nullable Duration grace) {}
}
