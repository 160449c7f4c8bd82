package dev.asyncio4j.processes;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The way to a hub of this JVM: at once on its turn, else by its loop. */
final class LocalPort implements Port {
  private final Hub hub;

  /** The calls that are not answered yet, of any thread. */
  private final Set<LocalCall> calls = ConcurrentHashMap.newKeySet();

  LocalPort(Hub hub) {
    this.hub = hub;
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public Call start(Ask ask) {
    if (hub.isClosed()) throw gone();
    var call = new LocalCall(ask);
    calls.add(call);
    call.done.whenComplete((answer, error) -> calls.remove(call));
    if (hub.isClosed()) call.done.completeExceptionally(gone());
    Call.onTurn(hub.port, () -> hub.ask(call.request));
    return call;
  }

  /** Fails those that wait: the hub is closed, and will not answer. */
  void close() {
    for (LocalCall call : calls) call.done.completeExceptionally(gone());
  }

  private ChildDiedException gone() {
    return new ChildDiedException("the " + hub.address() + " is closed");
  }

  /** A call and its request in one. */
  private final class LocalCall extends Call {
    final Request request;

    LocalCall(Ask ask) {
      request =
          new Request(ask, 0) {
            @Override
            void ended(@Nullable Object value, @Nullable Throwable error, boolean wantsAck) {
              if (error == null) done.complete(value);
              else done.completeExceptionally(error);
            }
          };
    }

    @Override
    void received() {
      Call.onTurn(hub.port, request::received);
    }

    @Override
    void cancel() {
      Call.onTurn(hub.port, request::cancel);
    }
  }
}
