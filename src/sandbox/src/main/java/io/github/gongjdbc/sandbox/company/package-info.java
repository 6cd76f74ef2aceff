/** The company and those it sells to: its users with their roles, its workspaces, its customers. */
@NullMarked
package io.github.gongjdbc.sandbox.company;

import org.jspecify.annotations.NullMarked;
