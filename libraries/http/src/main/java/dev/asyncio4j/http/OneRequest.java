package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;

/** A request with a session of its own, which ends with the reply. */
final class OneRequest {
  private OneRequest() {}

  static Coroutine<ClientResponse> send(String method, String url, RequestOptions options) {
    return async(
        () -> {
          Connector pool = Connector.tcp(TcpOptions.defaults().forceClose(true));
          SessionImpl session = new SessionImpl(SessionOptions.defaults().connector(pool));
          try {
            ClientResponse response = await(session.request(method, url, options));
            if (response instanceof Reply reply) reply.ends(session);
            else session.close();
            return response;
          } catch (Throwable failed) {
            session.close();
            throw failed;
          }
        });
  }
}
