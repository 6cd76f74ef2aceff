/**
 * Planning: the one relational node of the adapter, and the rules that move work into it. What is
 * pushed may be a superset; what is not provably the same stays in the plan to be checked again.
 */
@NullMarked
package io.github.gongjdbc.schema.plan;

import org.jspecify.annotations.NullMarked;
