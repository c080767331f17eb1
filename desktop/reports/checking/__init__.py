"""How a finished Word document is read and held against the decree: file, layout, roles, then one module a part."""
