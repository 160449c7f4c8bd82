package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A request in a session of its own. */
final class SingleGet {
  private SingleGet() {}

  /** The text that a GET gives. */
  static String fetch(String url, RequestOptions options) {
    try (var session = ClientSession.create();
        var response = await(session.get(url, options))) {
      return await(response.text());
    }
  }

  /** What a GET fails with; it leaves nothing in the pool. */
  static Throwable failure(String url, RequestOptions options) {
    try (var session = ClientSession.create()) {
      var error = catchThrowable(() -> await(session.get(url, options)));
      assertThat(session.connector().state()).isEqualTo(new ConnectorState(0, 0, 0));
      return error;
    }
  }
}
