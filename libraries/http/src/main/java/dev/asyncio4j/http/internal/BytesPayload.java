package dev.asyncio4j.http.internal;

import static dev.asyncio4j.Asyncio.async;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.http.Headers;
import dev.asyncio4j.http.Payload;
import java.util.OptionalLong;

/** A body that is there already. */
public final class BytesPayload implements Payload {
  private final byte[] data;
  private final Headers headers;

  /**
   * Makes one.
   *
   * @param data kept, not copied
   * @param contentType its type
   */
  public BytesPayload(byte[] data, String contentType) {
    this.data = data;
    headers = Headers.of("Content-Type", contentType);
  }

  /** {@return the bytes, not copied} */
  public byte[] bytes() {
    return data;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(data.length);
  }

  @Override
  public String contentType() {
    return headers.get("Content-Type", "application/octet-stream");
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public boolean isConsumed() {
    return false;
  }

  @Override
  public AsyncIterable<byte[]> pieces() {
    return () -> {
      boolean[] given = {data.length == 0};
      return () ->
          async(
              () -> {
                if (given[0]) throw new StopAsyncIterationException("all was given");
                given[0] = true;
                return data;
              });
    };
  }

  @Override
  public String toString() {
    return "<Payload " + data.length + " bytes " + contentType() + ">";
  }
}
