package dev.asyncio4j.http.web;

import java.util.ArrayList;
import java.util.List;

/** The receivers of the signal before a response. */
final class ResponseSignalImpl implements ResponseSignal {
  private final List<Receiver> receivers = new ArrayList<>();
  private boolean frozen;

  @Override
  public ResponseSignal append(Receiver receiver) {
    if (frozen) {
      throw new IllegalStateException(
          "Cannot modify frozen list: append to onResponsePrepare before the application is set"
              + " up");
    }
    receivers.add(receiver);
    return this;
  }

  @Override
  public int size() {
    return receivers.size();
  }

  @Override
  public boolean isFrozen() {
    return frozen;
  }

  void freeze() {
    frozen = true;
  }

  void send(Request request, StreamResponse response) throws Exception {
    for (var receiver : receivers) receiver.prepare(request, response);
  }

  @Override
  public String toString() {
    return "ResponseSignal(" + receivers.size() + (frozen ? ", frozen" : "") + ")";
  }
}
