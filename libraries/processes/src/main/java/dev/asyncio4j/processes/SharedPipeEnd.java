package dev.asyncio4j.processes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An end of a pipe: what was sent to it, who reads, and which processes hold it open. */
final class SharedPipeEnd extends Shared {
  private final boolean reads;
  private final boolean writes;
  private final Deque<byte[]> messages = new ArrayDeque<>();
  private final Map<Long, Integer> holders = new HashMap<>();
  private @Nullable Request reader;
  private final Deque<Request> pollers = new ArrayDeque<>();
  private @Nullable SharedPipeEnd other;

  private SharedPipeEnd(boolean reads, boolean writes) {
    this.reads = reads;
    this.writes = writes;
    holders.put(0L, 1);
  }

  /** Makes two ends; the first reads, the second writes, and both do both if it is duplex. */
  static SharedPipeEnd[] pair(boolean duplex) {
    var first = new SharedPipeEnd(true, duplex);
    var second = new SharedPipeEnd(duplex, true);
    first.other = second;
    second.other = first;
    return new SharedPipeEnd[] {first, second};
  }

  @Override
  void ask(Request request) {
    switch (request.ask.op()) {
      case PUT -> send(request);
      case GET -> receive(request);
      case POLL -> poll(request);
      case HOLD -> {
        hold(request.process);
        request.answer(null);
      }
      case CLOSE -> {
        drop(request.process);
        request.answer(null);
      }
      case CLOSED -> request.answer(!holders.containsKey(request.process));
      default -> request.fail(unknown(request));
    }
  }

  /** Counts a process that has the end open. */
  void hold(long process) {
    holders.merge(process, 1, Integer::sum);
  }

  void drop(long process) {
    if (holders.remove(process) == null || !holders.isEmpty() || other == null) return;
    other.serve();
  }

  private boolean closed() {
    return holders.isEmpty();
  }

  private void send(Request request) {
    if (!writes || other == null) {
      request.fail(new IllegalStateException("this end of the pipe only receives"));
    } else if (other.closed()) {
      request.fail(new EndOfPipeException("the other end of the pipe is closed"));
    } else {
      other.messages.add((byte[]) request.ask.argument());
      request.answer(null);
      other.serve();
    }
  }

  private void receive(Request request) {
    if (!reads) {
      request.fail(new IllegalStateException("this end of the pipe only sends"));
    } else if (reader != null) {
      request.fail(new IllegalStateException("another one receives from this end of the pipe"));
    } else {
      reader = request;
      request.waits(() -> reader = null);
      serve();
    }
  }

  private void poll(Request request) {
    if (!messages.isEmpty() || (other != null && other.closed())) {
      request.answer(true);
      return;
    }
    pollers.add(request);
    request.waits(() -> pollers.remove(request));
  }

  private void serve() {
    boolean ended = other != null && other.closed();
    while (!pollers.isEmpty() && (!messages.isEmpty() || ended)) pollers.poll().answer(true);
    if (reader == null) return;
    Request next = reader;
    byte[] message = messages.poll();
    if (message != null) {
      reader = null;
      next.answer(
          message,
          () -> {
            messages.addFirst(message);
            serve();
          });
    } else if (ended) {
      reader = null;
      next.fail(new EndOfPipeException("the other end of the pipe is closed, and it is empty"));
    }
  }

  @Override
  void gone(long process, String how) {
    drop(process);
  }
}
