package dev.asyncio4j.examples.shortener;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.http.web.Handler;
import dev.asyncio4j.http.web.HttpException;
import dev.asyncio4j.http.web.Request;
import dev.asyncio4j.http.web.StreamResponse;
import dev.asyncio4j.postgres.PostgresException;
import dev.asyncio4j.redis.RedisException;
import java.io.UncheckedIOException;
import java.util.Set;

/** A middleware: while a server behind is away, clients are told to come back, by a 503. */
final class Outages {
  /** Classes of SQLSTATE: connection lost, no resources, an operator has intervened. */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private Outages() {}

  static StreamResponse answer(Request request, Handler next) throws Exception {
    try {
      return next.handle(request);
    } catch (UncheckedIOException | AsyncTimeoutException | RedisException e) {
      throw comeBack();
    } catch (PostgresException e) {
      throw PASSING.contains(e.sqlState().substring(0, 2)) ? comeBack() : e;
    }
  }

  private static HttpException comeBack() {
    return new HttpException.ServiceUnavailable()
        .text("A server behind this one does not answer; try again")
        .header("Retry-After", "1");
  }
}
