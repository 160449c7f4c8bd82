package dev.asyncio4j.impl.waiting

import dev.asyncio4j.impl.tasks.LibraryCallback
import dev.asyncio4j.impl.tasks.TaskImpl

/**
 * The children of a group that have not ended, in the order of creation.
 *
 * The links are in their callbacks: a set would hash each child twice, and an identity hash costs
 * more than a child that does little.
 */
internal class ChildList {
  /** Tells of the end of [child]. */
  abstract class Callback(val child: TaskImpl<*>) : LibraryCallback() {
    var older: Callback? = null
    var newer: Callback? = null
  }

  private var oldest: Callback? = null
  private var newest: Callback? = null

  var size = 0
    private set

  fun add(callback: Callback) {
    val before = newest
    callback.older = before
    if (before == null) oldest = callback else before.newer = callback
    newest = callback
    size++
  }

  /** Takes the child of [callback] out; it must be in here. */
  fun remove(callback: Callback) {
    val older = callback.older
    val newer = callback.newer
    if (older == null) oldest = newer else older.newer = newer
    if (newer == null) newest = older else newer.older = older
    callback.older = null
    callback.newer = null // one that is garbage already would keep all later ones
    size--
  }

  fun toList(): List<TaskImpl<*>> = generateSequence(oldest) { it.newer }.map { it.child }.toList()
}
