package dev.asyncio4j.loop;

/**
 * Runs tasks and callbacks one at a time, in the order in which they become ready.
 *
 * <p><i>Python:</i> {@code asyncio.AbstractEventLoop}; {@link dev.asyncio4j.Asyncio#newEventLoop}
 * makes one. Most programs need {@link dev.asyncio4j.Asyncio#run(dev.asyncio4j.Awaitable)} only.
 *
 * <p><b>Thread and loop:</b> its methods are for its own coroutines and callbacks, and for the
 * thread that owns it while it does not run. From other threads only {@link #callSoonThreadsafe},
 * {@link #isRunning} and {@link #isClosed} may be called. In debug mode, wrong threads are refused
 * with an {@code IllegalStateException}.
 *
 * <pre>{@code
 * EventLoop own = newEventLoop();
 * try {
 *   own.callLater(Duration.ofSeconds(1), own::stop);
 *   own.runForever();
 * } finally {
 *   own.close();
 * }
 * }</pre>
 */
public interface EventLoop
    extends LoopLifecycle,
        CallbackScheduling,
        TaskScheduling,
        LoopDiagnostics,
        ChannelWatching,
        Networking,
        Subprocesses,
        Pipes,
        SignalHandling {}
