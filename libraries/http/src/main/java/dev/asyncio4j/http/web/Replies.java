package dev.asyncio4j.http.web;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.internal.BadMessage;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The way from a request to its reply, in the request's task. */
final class Replies {
  private static final String NOTHING_MORE =
      "500 Internal Server Error\n\nServer got itself in trouble";

  private Replies() {}

  /**
   * Has the handler answer, and sends the answer; whatever happens, the connection goes on or ends.
   */
  static void answer(ServerExchange exchange) {
    boolean open = false;
    StreamResponseImpl response = null;
    try {
      response = send(exchange, respond(exchange));
      open = response.leavesConnectionOpen();
    } catch (CancelledError cancelled) {
      exchange.connection().abort();
      throw cancelled;
    } catch (UncheckedIOException left) {
      Logs.SERVER.log(DEBUG, () -> "the client left during " + exchange.request());
    } catch (Throwable failure) {
      report(exchange, failure);
    } finally {
      exchange.request().finish();
      if (!exchange.isUpgraded()) exchange.connection().replied(open);
      else exchange.connection().close();
    }
    exchange.server().access().log(exchange, response);
  }

  /** The answer of the handler, or the one to its failure. */
  private static StreamResponseImpl respond(ServerExchange exchange) {
    var request = exchange.request();
    try {
      return usable(exchange, exchange.server().handle(request));
    } catch (HttpException reply) {
      return (StreamResponseImpl) reply.toResponse();
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (AsyncTimeoutException timeout) {
      Logs.SERVER.log(DEBUG, "Request handler timed out.", timeout);
      return failed(504, "504 Gateway Timeout");
    } catch (RequestPayloadException bad) {
      return failed(400, String.valueOf(bad.getMessage()));
    } catch (Throwable failure) {
      if (failure instanceof UncheckedIOException left && exchange.connection().isGone())
        throw left;
      report(exchange, failure);
      return failed(500, NOTHING_MORE);
    }
  }

  private static StreamResponseImpl usable(
      ServerExchange exchange, @Nullable StreamResponse response) {
    if (response == null) {
      Logs.SERVER.log(
          ERROR,
          "Missing return statement on request handler: null came for " + exchange.request());
      return failed(500, NOTHING_MORE);
    }
    var answer = (StreamResponseImpl) response;
    if (answer.isPrepared() && answer != exchange.started()) {
      Logs.SERVER.log(
          ERROR,
          "the handler of "
              + exchange.request()
              + " returned a response that has been sent already, "
              + answer
              + ": make one for each request");
      return failed(500, NOTHING_MORE);
    }
    return answer;
  }

  private static StreamResponseImpl failed(int status, String text) {
    var response = new ResponseImpl("text/plain; charset=utf-8", text.getBytes(UTF_8));
    response.status(status);
    if (status != 500) response.forceClose();
    return response;
  }

  private static StreamResponseImpl send(ServerExchange exchange, StreamResponseImpl response)
      throws Exception {
    var request = exchange.request();
    var started = exchange.started();
    if (started != null && started != response) {
      started.breakOff(); // a part of it has been sent: there is no way back
      return started;
    }
    try {
      response.start(request);
    } catch (UncheckedIOException left) {
      throw left;
    } catch (Exception failure) {
      if (exchange.started() != null) throw failure;
      report(exchange, failure);
      request.match(null); // whatever failed is not asked again
      response = failed(500, NOTHING_MORE);
      response.start(request);
    }
    response.finish();
    return response;
  }

  private static void report(ServerExchange exchange, Throwable failure) {
    Logs.SERVER.log(
        ERROR, "Error handling request " + AccessLog.requestLine(exchange.request()), failure);
  }

  /** Answers what could not be read; nothing of this waits. */
  static void refuse(ServerExchange exchange, BadMessage bad) {
    Logs.SERVER.log(DEBUG, () -> "Error handling request: " + bad.getMessage());
    var response = failed(400, String.valueOf(bad.getMessage()));
    try {
      response.start(exchange.request());
      response.finish();
    } catch (UncheckedIOException left) {
      Logs.SERVER.log(DEBUG, "the client left before it was refused");
    } catch (Exception failure) {
      report(exchange, failure);
    }
    exchange.server().access().log(exchange, response);
  }
}
