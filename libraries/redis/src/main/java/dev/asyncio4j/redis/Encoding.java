package dev.asyncio4j.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The way of a command's words into a buffer: Lettuce's. */
final class Encoding {
  private Encoding() {}

  static void encode(List<byte[]> words, ByteBuf buffer) {
    var arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE);
    for (int i = 1; i < words.size(); i++) arguments.add(words.get(i));
    new Command<>(new Name(words.get(0)), null, arguments).encode(buffer);
  }

  private record Name(byte[] getBytes) implements ProtocolKeyword {
    @Override
    public String toString() {
      return new String(getBytes, StandardCharsets.US_ASCII);
    }
  }
}
