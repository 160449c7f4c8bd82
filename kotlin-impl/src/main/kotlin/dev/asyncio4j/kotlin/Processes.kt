package dev.asyncio4j.kotlin

import dev.asyncio4j.impl.process.AsyncProcessImpl
import dev.asyncio4j.subprocess.AsyncProcess
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext

/**
 * Runs [block] with this process, and ends the process however the block ends: it is asked to
 * terminate, killed after its `grace`, and gone when this returns. (`AsyncProcess.close`, which
 * cannot wait in a coroutine of Kotlin, kills at once.)
 *
 * *Python:* none; there, a process outlives the code that started it.
 *
 * **Cancellation:** ends the block; the end of the process is waited for all the same.
 *
 * ```
 * createSubprocessExec(ProcessOptions.piped(), "sort").await().use { sort ->
 *   sort.communicate("b\na\n".toByteArray()).await().stdout()
 * }
 * ```
 */
@JvmSynthetic
public suspend inline fun <T> AsyncProcess.use(block: (AsyncProcess) -> T): T {
  try {
    return block(this)
  } finally {
    endThroughCancellation()
  }
}

@PublishedApi
@JvmSynthetic
internal suspend fun AsyncProcess.endThroughCancellation() {
  withContext(NonCancellable) {
    (this@endThroughCancellation as AsyncProcessImpl).closing().await()
  }
}
