package dev.asyncio4j.http;

import dev.asyncio4j.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * A part that is a multipart body itself.
 *
 * <p><i>Python:</i> a {@code MultipartReader} among the parts.
 *
 * @param reader of its parts
 */
public record NestedPart(MultipartReader reader) implements BodyPart {
  @Override
  public Headers headers() {
    return reader.headers();
  }

  @Override
  public Coroutine<@Nullable Void> release() {
    return reader.release();
  }
}
