package dev.asyncio4j.http.asks;

import dev.asyncio4j.Body;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientPayloadException;
import dev.asyncio4j.http.ClientResponseException;
import dev.asyncio4j.http.ServerDisconnectedException;

/** The failures of the client in the words of asks. */
final class AsksFailures {
  private AsksFailures() {}

  static <T> T translated(Body<T> body) throws Exception {
    try {
      return body.run();
    } catch (AsyncTimeoutException | ClientException e) {
      throw translate(e);
    }
  }

  static AsksException translate(RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    if (e instanceof dev.asyncio4j.http.TooManyRedirectsException) {
      return new TooManyRedirectsException("Too many redirects: " + text, e);
    }
    if (ClientException.isTimeout(e) || e instanceof AsyncTimeoutException) {
      return new RequestTimeoutException(text, e);
    }
    if (e instanceof ServerDisconnectedException) {
      return new ServerClosedConnectionException(text, e);
    }
    if (e instanceof ClientResponseException || e instanceof ClientPayloadException) {
      return new BadHttpResponseException(text, e);
    }
    return new ConnectivityException(text, e);
  }
}
