package dev.asyncio4j.http.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codings on top of each other: the output of one is the input of the next. */
final class DecoderChain implements Decoder {
  private static final int BETWEEN = 1 << 16;

  private final List<Decoder> chain;

  DecoderChain(List<Decoder> chain) {
    this.chain = chain;
  }

  @Override
  public void input(byte[] data) {
    chain.get(0).input(data);
  }

  @Override
  public byte @Nullable [] output(int most) throws BadMessage {
    return output(chain.size() - 1, most);
  }

  private byte @Nullable [] output(int index, int most) throws BadMessage {
    while (true) {
      byte[] out = chain.get(index).output(most);
      if (out != null || index == 0) return out;
      byte[] more = output(index - 1, BETWEEN);
      if (more == null) return null;
      chain.get(index).input(more);
    }
  }

  @Override
  public boolean isWhole() {
    return chain.stream().allMatch(Decoder::isWhole);
  }

  @Override
  public void close() {
    chain.forEach(Decoder::close);
  }
}
