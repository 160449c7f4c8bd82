package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.OutsideWork;
import dev.asyncio4j.processes.Frame.Kind;
import dev.asyncio4j.subprocess.AsyncProcess;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A child that runs one function. */
final class ChildProcess implements AioProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Hub hub;
  private final ChildJvm child;
  private final Escrow target;
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private volatile @Nullable Throwable failure;

  ChildProcess(Hub hub, SerializableVoidBody target, ChildOptions options) {
    this.hub = hub;
    SerializableBody<Boolean> task =
        () -> {
          target.run();
          return true;
        };
    this.target = Escrow.of(() -> Pickle.bytes(task));
    Frame.check(this.target.bytes.length, options.maxFrame());
    String name = Processes.nameOf(options.name(), "AioProcess");
    child = hub.make(() -> new ChildJvm(hub, name, options, client -> greet(client), this::result));
    hub.make(
        () -> {
          this.target.holdFor(hub, child.number);
          return true;
        });
  }

  private void greet(HubClient client) {
    client.send(new Frame(Kind.TASK, 0, target.bytes));
    connected.complete(null);
  }

  private void result(Frame frame) {
    if (frame.kind() == Kind.ERROR) failure = Failure.read(frame.body());
  }

  @Override
  public void start() {
    hub.make(
        () -> {
          if (child.state() != ChildJvm.State.NEW) {
            throw new IllegalStateException("cannot start " + this + " twice: make another one");
          }
          OutsideWork work = OutsideWork.begin(hub.loop);
          child.exit.whenComplete((code, error) -> work.end());
          child.start();
          return true;
        });
  }

  @Override
  public Coroutine<@Nullable Void> coroStart() {
    return async(
        () -> {
          start();
          child.exit.thenAccept(code -> connected.completeExceptionally(died(code)));
          Call.awaited(connected);
        });
  }

  private ChildDiedException died(int code) {
    Throwable why = child.startFailure();
    String said = why != null ? why.toString() : child.lastLine();
    return new ChildDiedException(child + " ended with " + code + " before it was there: " + said);
  }

  private void checkStarted() {
    if (child.state() == ChildJvm.State.NEW) {
      throw new IllegalStateException("can only join a started process: start " + this);
    }
  }

  @Override
  public Coroutine<@Nullable Void> coroJoin() {
    return async(
        () -> {
          checkStarted();
          Call.awaited(child.exit);
        });
  }

  @Override
  public Coroutine<Boolean> coroJoin(Duration limit) {
    return QueueHandle.inTime(
        async(
            () -> {
              await(coroJoin());
              return true;
            }),
        limit);
  }

  @Override
  public boolean join(Duration limit) {
    Call.refuseOnLoop("join", "coroJoin");
    checkStarted();
    try {
      child.exit.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(child + " has no exit code", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("this thread was interrupted in join", e);
    }
  }

  @Override
  public void terminate() {
    Call.onTurn(hub.port, child::terminate);
  }

  @Override
  public void kill() {
    Call.onTurn(hub.port, child::kill);
  }

  @Override
  public OptionalInt exitcode() {
    return child.exit.isDone() ? OptionalInt.of(child.exit.join()) : OptionalInt.empty();
  }

  @Override
  public OptionalLong pid() {
    AsyncProcess process = child.process();
    return process == null ? OptionalLong.empty() : OptionalLong.of(process.pid());
  }

  @Override
  public boolean isAlive() {
    return child.state() != ChildJvm.State.NEW && !child.exit.isDone();
  }

  @Override
  public boolean daemon() {
    return child.options.daemon();
  }

  @Override
  public String name() {
    return child.name;
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void close() {
    if (child.state() == ChildJvm.State.NEW) {
      hub.make(
          () -> {
            child.killNow();
            return true;
          });
      return;
    }
    if (!isAlive()) return;
    terminate();
    if (Call.task() != null) {
      if (await(coroJoin(PATIENCE))) return;
      kill();
      await(coroJoin());
    } else if (!Call.onLoop() && !join(PATIENCE)) {
      kill();
      join(PATIENCE);
    }
  }

  @Override
  public String toString() {
    return "<AioProcess %s %s>".formatted(child, child.state().name().toLowerCase(Locale.ROOT));
  }
}
