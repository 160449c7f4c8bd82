package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.streams.StreamReader;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM of a hub, from its start to its end.
 *
 * <pre>
 *   NEW ── start ──▶ STARTING ── says hello ──▶ CONNECTED ── the process ends ──▶ ENDED
 *                       └── cannot start, or not in time ─────────────────────────▲
 * </pre>
 *
 * <p><b>Cancellation:</b> of {@link #end}: the close of the loop kills it.
 */
final class ChildJvm {
  /** The states of a child. */
  enum State {
    NEW,
    STARTING,
    CONNECTED,
    ENDED
  }

  /** The time that the close of a loop leaves a child that is no daemon. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  private static final int KILLED = -9;

  /** The signals after which a JVM runs its hooks: HUP, INT, TERM. */
  private static final Set<Integer> HOOKED = Set.of(1, 2, 15);

  final Hub hub;
  final String token = HubFolder.token();
  final String name;
  final ChildOptions options;
  final long number;

  /** The exit code; negative for a signal. */
  final CompletableFuture<Integer> exit = new CompletableFuture<>();

  private final Consumer<Frame> results;
  private final Consumer<HubClient> greeted;
  private State state = State.NEW;
  private @Nullable AsyncProcess process;
  private @Nullable HubClient client;
  private @Nullable Task<?> running;
  private @Nullable String signal;
  private String lastLine = "";
  private @Nullable Throwable startFailure;

  ChildJvm(
      Hub hub,
      String name,
      ChildOptions options,
      Consumer<HubClient> greeted,
      Consumer<Frame> results) {
    this.hub = hub;
    this.name = name;
    this.options = options;
    this.greeted = greeted;
    this.results = results;
    number = hub.expect(this);
  }

  State state() {
    return state;
  }

  @Nullable AsyncProcess process() {
    return process;
  }

  @Nullable Throwable startFailure() {
    return startFailure;
  }

  String lastLine() {
    return lastLine;
  }

  // -- the start ---------------------------------------------------------------------------------

  void start() {
    state = State.STARTING;
    running = createTask(async(() -> live()), "asyncio4j " + name);
  }

  private void live() {
    try {
      await(hub.listening());
      AsyncProcess started = await(createSubprocessExec(processOptions(), command()));
      process = started;
      if (signal != null) started.sendSignal(signal);
      Handle limit = hub.loop.callLater(options.startTimeout(), this::tooLate);
      List<Task<?>> pumps = new ArrayList<>();
      if (options.stdout() == null) pumps.add(pump(started.stdout()));
      if (options.stderr() == null) pumps.add(pump(started.stderr()));
      try {
        int code = await(started.waitFor());
        for (Task<?> pump : pumps) await(pump);
        ended(bySignal(code));
      } finally {
        limit.cancel();
      }
    } catch (CancelledError e) {
      // the run ends: end() waits for the process
      throw e;
    } catch (Throwable e) {
      startFailure = e;
      ended(1);
    }
  }

  /** A JVM that a signal ends runs its hooks and exits with 128 and its number. */
  private static int bySignal(int code) {
    return HOOKED.contains(code - 128) ? 128 - code : code;
  }

  private String[] command() {
    return ChildCommand.of(options).toArray(String[]::new);
  }

  private ProcessOptions processOptions() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(options.environment());
    environment.put(Processes.HUB, hub.address().socket());
    environment.put(Processes.TOKEN, token);
    environment.put(Processes.NAME, name);
    environment.put(Processes.MOST, String.valueOf(options.maxFrame()));
    ProcessOptions made =
        ProcessOptions.defaults()
            .stdin(Stdio.DEVNULL)
            .stdout(options.stdout() == null ? Stdio.PIPE : options.stdout())
            .stderr(options.stderr() == null ? Stdio.PIPE : options.stderr())
            .environment(environment);
    return options.directory() == null ? made : made.directory(options.directory());
  }

  private void tooLate() {
    if (state != State.STARTING) return;
    startFailure =
        new ChildDiedException(
            name + " did not connect in " + options.startTimeout() + ": " + lastLine);
    kill();
  }

  /** Prints what a child prints, whole lines at a time. */
  private Task<?> pump(StreamReader from) {
    return createTask(
        async(
            () -> {
              var lines = new OutputLines(System.err, line -> lastLine = line);
              for (byte[] piece; (piece = await(from.read(8192))).length > 0; ) lines.add(piece);
              lines.end();
            }));
  }

  void connected(HubClient client) {
    this.client = client;
    if (state == State.STARTING) state = State.CONNECTED;
    greeted.accept(client);
  }

  void disconnected() {
    client = null;
  }

  void send(Frame frame) {
    if (client != null) client.send(frame);
  }

  void result(Frame frame) {
    results.accept(frame);
  }

  // -- the end -----------------------------------------------------------------------------------

  void terminate() {
    signal("TERM");
  }

  void kill() {
    signal("KILL");
  }

  private void signal(String name) {
    if (state == State.ENDED) return;
    signal = name;
    if (process != null && process.returnCode().isEmpty()) process.sendSignal(name);
  }

  private void ended(int code) {
    if (state == State.ENDED) return;
    state = State.ENDED;
    hub.ended(this);
    hub.gone(number, toString() + " exited with " + code);
    exit.complete(code);
  }

  /** Ends the child at the close of the loop: a daemon at once, another one after a while. */
  Coroutine<@Nullable Void> end() {
    return async(
        () -> {
          AsyncProcess left = process;
          if (left == null) {
            if (running != null) running.cancel();
            ended(KILLED);
            return;
          }
          if (!options.daemon()) {
            try {
              ended(bySignal(await(waitFor(left.waitFor(), CLOSE_TIMEOUT))));
              return;
            } catch (AsyncTimeoutException e) {
              hub.warn(name + " still runs at the close of the loop: it is killed");
            }
          }
          kill();
          ended(await(left.waitFor()));
        });
  }

  /** Kills without a wait, when nothing can be awaited any more. */
  void killNow() {
    kill();
    ended(KILLED);
  }

  @Override
  public String toString() {
    return "%s (pid %s)".formatted(name, process == null ? "none" : process.pid());
  }
}
