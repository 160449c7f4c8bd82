package dev.asyncio4j.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ends of pipes in a function that is serialised for a child.
 *
 * <p>They are held open for it until it ends, from that moment on, though the parent may close them
 * before the child is there.
 */
final class Escrow {
  private static final ThreadLocal<@Nullable List<PipeHandle>> OPEN = new ThreadLocal<>();

  final byte[] bytes;
  private final List<PipeHandle> ends;

  private Escrow(byte[] bytes, List<PipeHandle> ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  static Escrow of(Supplier<byte[]> serialise) {
    List<PipeHandle> ends = new ArrayList<>();
    OPEN.set(ends);
    try {
      return new Escrow(serialise.get(), ends);
    } finally {
      OPEN.remove();
    }
  }

  static void note(PipeHandle end) {
    List<PipeHandle> ends = OPEN.get();
    if (ends != null) ends.add(end);
  }

  /** Holds the ends that are this hub's. */
  void holdFor(Hub hub, long process) {
    for (PipeHandle end : ends) {
      boolean ours = end.address.equals(hub.address());
      if (ours && hub.object(end.object) instanceof SharedPipeEnd pipe) pipe.hold(process);
    }
  }
}
