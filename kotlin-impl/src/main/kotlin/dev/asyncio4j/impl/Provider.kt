package dev.asyncio4j.impl

import dev.asyncio4j.AsyncGenerator
import dev.asyncio4j.AsyncIterable
import dev.asyncio4j.Awaitable
import dev.asyncio4j.Body
import dev.asyncio4j.Body1
import dev.asyncio4j.CallGraphOptions
import dev.asyncio4j.ContextVar
import dev.asyncio4j.Coroutine
import dev.asyncio4j.Future
import dev.asyncio4j.RunOptions
import dev.asyncio4j.Task
import dev.asyncio4j.TaskGroup
import dev.asyncio4j.TaskOptions
import dev.asyncio4j.ThreadOptions
import dev.asyncio4j.Timeout
import dev.asyncio4j.WaitOptions
import dev.asyncio4j.impl.inspect.AwaitedBy
import dev.asyncio4j.impl.inspect.CallGraphs
import dev.asyncio4j.impl.iteration.AsyncGeneratorImpl
import dev.asyncio4j.impl.iteration.Each
import dev.asyncio4j.impl.iteration.IterablePublisher
import dev.asyncio4j.impl.iteration.PublisherIterable
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.ContextVarImpl
import dev.asyncio4j.impl.lowlevel.LowLevelFactoryImpl
import dev.asyncio4j.impl.lowlevel.ours
import dev.asyncio4j.impl.net.connections.StreamFactoryImpl
import dev.asyncio4j.impl.process.SubprocessFactoryImpl
import dev.asyncio4j.impl.signals.SignalWatchImpl
import dev.asyncio4j.impl.tasks.CoroutineImpl
import dev.asyncio4j.impl.tasks.JavaAwait
import dev.asyncio4j.impl.tasks.JavaCoroutine
import dev.asyncio4j.impl.tasks.Sleep
import dev.asyncio4j.impl.tasks.TaskLoop
import dev.asyncio4j.impl.tasks.ensureFuture
import dev.asyncio4j.impl.threads.CompletableFutures
import dev.asyncio4j.impl.threads.computeCoroutine
import dev.asyncio4j.impl.threads.toThreadCoroutine
import dev.asyncio4j.impl.waiting.AsCompleted
import dev.asyncio4j.impl.waiting.Gather
import dev.asyncio4j.impl.waiting.JavaScopes
import dev.asyncio4j.impl.waiting.StaggeredRace
import dev.asyncio4j.impl.waiting.WaitSet
import dev.asyncio4j.impl.waiting.shield
import dev.asyncio4j.impl.waiting.waitForCoroutine
import dev.asyncio4j.loop.EventLoop
import dev.asyncio4j.spi.AsyncioProvider
import dev.asyncio4j.spi.LowLevelFactory
import dev.asyncio4j.spi.StreamFactory
import dev.asyncio4j.spi.SubprocessFactory
import dev.asyncio4j.spi.SyncFactory
import java.time.Duration
import java.util.Collections
import java.util.concurrent.CompletionStage
import java.util.concurrent.Flow
import java.util.function.Supplier

/** The engine, as the API finds it: each method names the part that does the work. */
internal class Provider :
  AsyncioProvider,
  SyncFactory by SyncFactoryImpl(),
  StreamFactory by StreamFactoryImpl,
  SubprocessFactory by SubprocessFactoryImpl,
  LowLevelFactory by LowLevelFactoryImpl() {

  override fun <T> coroutine(body: Body<T>): Coroutine<T> = JavaCoroutine(body)

  override fun close(coroutine: Coroutine<*>) = CoroutineImpl.of(coroutine).giveUp()

  override fun <T> await(what: Awaitable<out T>): T = JavaAwait.await(what)

  override fun <T> await(what: CompletionStage<out T>): T = CompletableFutures.await(what)

  override fun <T> run(main: Awaitable<T>, options: RunOptions): T =
    RunnerImpl.runOnce(main, options)

  override fun newRunner(options: RunOptions) = RunnerImpl(options)

  override fun newEventLoop(options: RunOptions) = RunnerImpl.newEventLoop(options)

  override fun startLoopThread(name: String, options: RunOptions) = HostedLoop(name, options)

  override fun <T> newTask(
    loop: EventLoop,
    coroutine: Coroutine<T>,
    options: TaskOptions,
  ): Task<T> = (loop as TaskLoop).newTask(coroutine, options)

  override fun getRunningLoop() = TaskLoop.requireRunning()

  override fun currentTask(): Task<*>? = TaskLoop.requireRunning().currentTask

  override fun leftovers(loop: EventLoop) = Leftovers.of(loop.ours())

  override fun allTasks(loop: EventLoop): Set<Task<*>> =
    Collections.unmodifiableSet(LinkedHashSet<Task<*>>((loop as TaskLoop).unfinishedTasks()))

  override fun <T> ensureFuture(what: Awaitable<T>): Future<T> = ensureFuture(what, null)

  override fun <T> wrapFuture(stage: CompletionStage<T>): Future<T> =
    CompletableFutures.wrap(stage, TaskLoop.requireRunning(), takesAPass = true)

  override fun <T> sleep(delay: Duration, result: T) = Sleep(delay, result)

  override fun <T> gather(each: Collection<Awaitable<out T>>) = Gather.results(each)

  override fun <T> gatherOutcomes(each: Collection<Awaitable<out T>>) = Gather.outcomes(each)

  override fun <F : Future<*>> wait(futures: Collection<F>, options: WaitOptions) =
    WaitSet.wait(futures, options)

  override fun <T> asCompleted(each: Collection<Awaitable<out T>>, timeout: Duration?) =
    AsCompleted<T>(each, timeout)

  override fun <T> waitFor(what: Awaitable<T>, timeout: Duration?) = waitForCoroutine(what, timeout)

  @Suppress("UNCHECKED_CAST") // a coroutine only gives its result
  override fun <T> staggeredRace(
    starts: Collection<Supplier<out Coroutine<out T>>>,
    delay: Duration?,
  ) = StaggeredRace.coroutine(starts as Collection<Supplier<out Coroutine<T>>>, delay)

  override fun <T> shield(what: Awaitable<T>) = dev.asyncio4j.impl.waiting.shield(what)

  override fun <T> timeout(delay: Duration?, body: Body1<Timeout, T>): T =
    JavaScopes.timeout(delay, body)

  override fun <T> timeoutAt(`when`: Duration?, body: Body1<Timeout, T>): T =
    JavaScopes.timeoutAt(`when`, body)

  override fun <T> taskGroup(body: Body1<TaskGroup, T>): T = JavaScopes.taskGroup(body)

  override fun signals(names: List<String>) = SignalWatchImpl(TaskLoop.requireRunning(), names)

  override fun <T> toThread(blocking: Body<T>, options: ThreadOptions) =
    toThreadCoroutine(blocking, options)

  override fun <T> compute(body: Body<T>) = computeCoroutine(body)

  override fun <T> runCoroutineThreadsafe(coroutine: Coroutine<T>, loop: EventLoop) =
    CompletableFutures.runCoroutineThreadsafe(coroutine, loop as TaskLoop)

  override fun <T> each(source: AsyncIterable<T>): Iterable<T> = Each(source)

  override fun <T> asyncGenerator(body: AsyncGenerator.Body<T>): AsyncGenerator<T> =
    AsyncGeneratorImpl(body)

  override fun <T : Any> iterable(publisher: Flow.Publisher<out T>): AsyncIterable<T> =
    @Suppress("UNCHECKED_CAST")
    if (publisher is IterablePublisher<*>) publisher.source as AsyncIterable<T>
    else PublisherIterable(publisher)

  override fun <T> publisher(source: AsyncIterable<T>, loop: EventLoop): Flow.Publisher<T> =
    IterablePublisher(source, loop as TaskLoop)

  override fun captureCallGraph(future: Future<*>, options: CallGraphOptions) =
    CallGraphs.capture(future, options)

  override fun formatCallGraph(future: Future<*>, options: CallGraphOptions) =
    CallGraphs.format(future, options)

  override fun futureAddToAwaitedBy(future: Future<*>, waiter: Future<*>) =
    AwaitedBy.add(CallGraphs.ours(future), CallGraphs.ours(waiter))

  override fun futureDiscardFromAwaitedBy(future: Future<*>, waiter: Future<*>) =
    AwaitedBy.discard(CallGraphs.ours(future), CallGraphs.ours(waiter))

  override fun <T> newContextVar(name: String): ContextVar<T> =
    ContextVarImpl(name, ContextImpl.UNSET)

  override fun <T> newContextVar(name: String, initial: T): ContextVar<T> =
    ContextVarImpl(name, initial)

  override fun copyCurrentContext() =
    TaskLoop.running()?.newContext() ?: ContextImpl.current().copy()
}
