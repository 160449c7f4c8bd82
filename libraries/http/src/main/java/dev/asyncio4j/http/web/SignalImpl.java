package dev.asyncio4j.http.web;

import dev.asyncio4j.VoidBody1;
import java.util.ArrayList;
import java.util.List;

/** The receivers of a signal. */
final class SignalImpl<T> implements Signal<T> {
  private final String name;
  private final List<VoidBody1<? super T>> receivers = new ArrayList<>();
  private boolean frozen;

  SignalImpl(String name) {
    this.name = name;
  }

  @Override
  public Signal<T> append(VoidBody1<? super T> receiver) {
    if (frozen) {
      throw new IllegalStateException(
          "Cannot modify frozen list: append to " + name + " before the application is set up");
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

  void send(T argument) throws Exception {
    for (var receiver : receivers) receiver.accept(argument);
  }

  @Override
  public String toString() {
    return "Signal(" + name + ", " + receivers.size() + (frozen ? ", frozen" : "") + ")";
  }
}
