package dev.asyncio4j.redis;

import java.nio.charset.Charset;

/** Replies as bytes, while text is sent in an encoding. */
record BytesCodec(Charset charset) implements RedisCodec<byte[]> {
  @Override
  public byte[] decode(byte[] bytes) {
    return bytes;
  }
}
