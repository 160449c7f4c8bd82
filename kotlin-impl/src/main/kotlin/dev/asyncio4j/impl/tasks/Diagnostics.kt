package dev.asyncio4j.impl.tasks

import dev.asyncio4j.impl.fibers.FiberMode
import dev.asyncio4j.impl.loop.ContextImpl
import dev.asyncio4j.impl.loop.HandleImpl
import dev.asyncio4j.impl.loop.Ready
import dev.asyncio4j.impl.loop.Texts
import dev.asyncio4j.impl.loop.TimerHandleImpl
import dev.asyncio4j.impl.loop.isFatal
import dev.asyncio4j.impl.loop.logger
import dev.asyncio4j.impl.watch.LockDeadlock
import dev.asyncio4j.impl.watch.LockHeld
import dev.asyncio4j.impl.watch.WatchReports
import dev.asyncio4j.loop.BlockedHandler
import dev.asyncio4j.loop.ExceptionContext
import dev.asyncio4j.loop.ExceptionHandler
import dev.asyncio4j.loop.LoopDiagnostics
import dev.asyncio4j.loop.LoopStatistics
import java.lang.System.Logger.Level
import java.time.Duration
import java.util.Locale

/** The debug switch, and the handler of errors that no caller can receive. */
internal class Diagnostics(@Volatile @JvmField var inDebug: Boolean) :
  LoopDiagnostics, WatchReports {
  lateinit var loop: TaskLoop

  /** The watch of coroutines; null if the loop was never in debug mode. */
  var neverAwaited: NeverAwaited.All? = null
    private set

  init {
    if (inDebug) beginDebug()
  }

  private var handler: ExceptionHandler? = null
  @Volatile private var slowCallback = Duration.ofMillis(100)

  override fun setExceptionHandler(handler: ExceptionHandler?) {
    this.handler = handler
  }

  override fun getExceptionHandler() = handler

  /**
   * Calls the exception handler, and never throws: a handler that fails is itself reported, by the
   * default one.
   */
  override fun callExceptionHandler(context: ExceptionContext) {
    val handler = handler ?: return defaultExceptionHandler(context)
    try {
      val future = context.future()
      if (future is TaskImpl<*> && context.handle() == null)
        (future.context() as ContextImpl).run { handler.handle(loop, context) }
      else handler.handle(loop, context)
    } catch (error: Throwable) {
      defaultExceptionHandler(
        ExceptionContext.of("Unhandled error in exception handler for: ${context.message()}", error)
      )
      defaultExceptionHandler(context)
    }
  }

  /**
   * Loads the classes that a report needs: without descriptors no class is found, and no logger is
   * made.
   */
  fun prepare() {
    logger.prepare()
    textOf(ExceptionContext("", null, null, null, TimerHandleImpl::class, null))
  }

  override fun defaultExceptionHandler(context: ExceptionContext) = log(context)

  /** Reports that an entry of the queue, [source], has failed. */
  fun reportFailure(message: String, error: Throwable, source: Ready) {
    if (error.isFatal()) throw error
    val handle = source as? HandleImpl
    val future = source as? FutureImpl<*> ?: handle?.told as? FutureImpl<*>
    val createdAt = handle?.createdAt ?: future?.createdAt
    callExceptionHandler(ExceptionContext(message, error, future, handle, null, createdAt))
  }

  /**
   * Reports, in debug mode, that [entry] has run for [nanos], and everything else waited for it.
   */
  fun noteDuration(entry: Ready, nanos: Long) {
    if (nanos < slowNanos) return
    logger.log(Level.WARNING, "Executing ${Texts.of(entry)} took ${seconds(nanos)} seconds")
  }

  private fun seconds(nanos: Long) = String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_SECOND)

  /** Reports a stall. The text of [entry] is read while it runs, so that may fail. */
  override fun noteStall(
    entry: Ready,
    nanos: Long,
    stack: Array<StackTraceElement>,
    lock: LockHeld?,
  ) {
    val text = runCatching(entry::toString).getOrDefault(entry.javaClass.simpleName)
    val here = BlockedHere("the loop's turn is here").also { it.stackTrace = stack }
    logger.log(Level.WARNING, Messages.stalled(text, loop, seconds(nanos), lock), here)
  }

  override fun noteStuck(error: LockDeadlock) = logger.log(Level.ERROR, error.message!!, error)

  private class BlockedHere(message: String) : Throwable(message, null, false, true)

  val slowNanos: Long
    get() = slowCallback.saturatedNanos()

  override fun getDebug() = inDebug

  override fun setDebug(enabled: Boolean) {
    inDebug = enabled
    if (enabled) beginDebug()
  }

  private fun beginDebug() {
    debugWasOn = true
    if (neverAwaited == null) neverAwaited = NeverAwaited.All()
    logger.log(Level.DEBUG) {
      "fibers: ${FiberMode.chosen.name.lowercase()}, JDK ${Runtime.version()}"
    }
  }

  override fun slowCallbackDuration(): Duration = slowCallback

  override fun slowCallbackDuration(limit: Duration) {
    slowCallback = limit
  }

  @Volatile private var blockedLimit: Duration? = blockedByDefault

  /** The receiver of reports of a blocked loop; null: they are logged. */
  @Volatile
  var blockedHandler: BlockedHandler? = null
    private set

  /** The number of steps that were reported to block the loop; written by the one who looks. */
  @Volatile
  var blockedSteps = 0L
    private set

  fun countBlockedStep() {
    blockedSteps++
  }

  /** The number of errors that were reported because no code had read them; on the loop's turn. */
  @Volatile
  var unreadErrors = 0L
    private set

  fun countUnread() {
    unreadErrors++
  }

  override fun statistics() =
    LoopStatistics(
      loop.tasks.size,
      loop.ready.size,
      loop.timers.size,
      loop.poller.interests,
      loop.outsideWork.get(),
      loop.tasks.added,
      loop.ready.taken,
      loop.waiting.passes,
      blockedSteps,
    )

  override fun blockedAfter(): Duration? = blockedLimit

  override fun blockedAfter(limit: Duration?) {
    require(limit == null || limit > Duration.ZERO) {
      "blockedAfter must be positive, or null for no limit: $limit"
    }
    blockedLimit = limit
  }

  override fun setBlockedHandler(handler: BlockedHandler?) {
    blockedHandler = handler
  }

  companion object {
    /** The limit of `-Dasyncio4j.blocked`: `500ms`, `2s`, `off`; one second without it. */
    private val blockedByDefault: Duration? = limitOf(System.getProperty("asyncio4j.blocked"))

    private fun limitOf(text: String?): Duration? =
      when {
        text.isNullOrBlank() -> Duration.ofSeconds(1)
        text == "off" -> null
        else -> {
          val amount = text.takeWhile(Char::isDigit).toLongOrNull()
          val unit = text.dropWhile(Char::isDigit)
          require(amount != null && amount > 0 && (unit == "ms" || unit == "s")) {
            "-Dasyncio4j.blocked=$text is no limit: use a time such as 500ms or 2s, or off"
          }
          if (unit == "ms") Duration.ofMillis(amount) else Duration.ofSeconds(amount)
        }
      }

    private const val NANOS_PER_SECOND = 1e9

    /**
     * True once a loop of this process is or was in debug mode: while it is false, nothing else
     * need be looked at.
     */
    @JvmField var debugWasOn = false

    /**
     * The debug mode of loops unless said otherwise: `-Dasyncio4j.debug=true`, or `ASYNCIO4J_DEBUG`
     * set.
     */
    val debugByDefault: Boolean
      get() =
        System.getProperty("asyncio4j.debug")?.toBoolean()
          ?: !System.getenv("ASYNCIO4J_DEBUG").isNullOrEmpty()

    fun log(context: ExceptionContext) {
      val text =
        try {
          textOf(context)
        } catch (failure: Throwable) {
          "${context.message()} (its details fail with ${failure.javaClass.name})"
        }
      logger.log(Level.ERROR, text, context.exception())
    }

    private fun textOf(context: ExceptionContext) = buildString {
      append(context.message())
      context.future()?.let { append("\nfuture: ").append(it) }
      context.handle()?.let { append("\nhandle: ").append(it) }
      if (context.future() == null) context.source()?.let { append("\nsource: ").append(it) }
      context.createdAt()?.let { append("\ncreated at:\n").append(trace(it)) }
    }

    private fun trace(site: Throwable): String = site.stackTrace.joinToString("\n") { "    at $it" }
  }
}
