(module
  (import "go" "mem" (memory 1))

  ;; net_m = W_m0 + Σ_l W_ml in_l for each group.
  (func $forward (param $program i32) (param $layer i32) (result i32)
    (local $W0 i32) (local $groups i32) (local $in i32) (local $net i32) (local $rows i32) (local $cols i32)
    (local $stride i32) (local $width i32) (local $W i32) (local $m i32) (local $x i32) (local $end i32)
    (local $at0 i32) (local $at1 i32) (local $at2 i32) (local $at3 i32) (local $sum0 v128) (local $sum1 v128)
    (local $sum2 v128) (local $sum3 v128) (local $sum4 v128) (local $sum5 v128) (local $sum6 v128) (local $sum7 v128)
    (local $weight v128) (local $p v128) (local $q v128)
    (local.set $W0
      (i32.add
        (i32.load offset=40 (; Program.Theta ;) (local.get $program))
        (i32.load (; Layer.Offset ;) (local.get $layer))
      )
    )
    (local.set $groups (i32.load offset=24 (; Program.Groups ;) (local.get $program)))
    (local.set $in (i32.load offset=16 (; Layer.In ;) (local.get $layer)))
    (local.set $net (i32.load offset=20 (; Layer.Net ;) (local.get $layer)))
    (local.set $rows (i32.load offset=4 (; Layer.Rows ;) (local.get $layer)))
    (local.set $cols (i32.load offset=8 (; Layer.Cols ;) (local.get $layer)))
    (local.set $stride (i32.shl (local.get $cols) (i32.const 3)))
    (local.set $width (i32.shl (i32.sub (local.get $cols) (i32.const 1)) (i32.const 5)))
    (if
      (local.get $groups)
      (then
        (loop $again
          (local.set $W (local.get $W0))
          (local.set $m (local.get $rows))
          (local.set $end (i32.add (local.get $in) (local.get $width)))
          (if
            (i32.le_u (i32.const 4) (local.get $m))
            (then
              (loop $again
                ;; 4 of $m at once
                (local.set $at0 (local.get $W))
                (local.set $sum0 (v128.load64_splat align=1 (local.get $at0)))
                (local.set $sum1 (local.get $sum0))
                (local.set $at1 (i32.add (local.get $at0) (local.get $stride)))
                (local.set $sum2 (v128.load64_splat align=1 (local.get $at1)))
                (local.set $sum3 (local.get $sum2))
                (local.set $at2 (i32.add (local.get $at1) (local.get $stride)))
                (local.set $sum4 (v128.load64_splat align=1 (local.get $at2)))
                (local.set $sum5 (local.get $sum4))
                (local.set $at3 (i32.add (local.get $at2) (local.get $stride)))
                (local.set $sum6 (v128.load64_splat align=1 (local.get $at3)))
                (local.set $sum7 (local.get $sum6))
                (local.set $x (local.get $in))
                (loop $again
                  (local.set $p (v128.load align=1 (local.get $x)))
                  (local.set $q (v128.load offset=16 align=1 (local.get $x)))
                  (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $at0)))
                  (local.set $at0 (i32.add (local.get $at0) (i32.const 8)))
                  (local.set $sum0 (f64x2.add (local.get $sum0) (f64x2.mul (local.get $weight) (local.get $p))))
                  (local.set $sum1 (f64x2.add (local.get $sum1) (f64x2.mul (local.get $weight) (local.get $q))))
                  (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $at1)))
                  (local.set $at1 (i32.add (local.get $at1) (i32.const 8)))
                  (local.set $sum2 (f64x2.add (local.get $sum2) (f64x2.mul (local.get $weight) (local.get $p))))
                  (local.set $sum3 (f64x2.add (local.get $sum3) (f64x2.mul (local.get $weight) (local.get $q))))
                  (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $at2)))
                  (local.set $at2 (i32.add (local.get $at2) (i32.const 8)))
                  (local.set $sum4 (f64x2.add (local.get $sum4) (f64x2.mul (local.get $weight) (local.get $p))))
                  (local.set $sum5 (f64x2.add (local.get $sum5) (f64x2.mul (local.get $weight) (local.get $q))))
                  (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $at3)))
                  (local.set $at3 (i32.add (local.get $at3) (i32.const 8)))
                  (local.set $sum6 (f64x2.add (local.get $sum6) (f64x2.mul (local.get $weight) (local.get $p))))
                  (local.set $sum7 (f64x2.add (local.get $sum7) (f64x2.mul (local.get $weight) (local.get $q))))
                  (local.set $x (i32.add (local.get $x) (i32.const 32)))
                  (br_if $again (i32.lt_u (local.get $x) (local.get $end)))
                )
                (v128.store align=1 (local.get $net) (local.get $sum0))
                (v128.store offset=16 align=1 (local.get $net) (local.get $sum1))
                (v128.store offset=32 align=1 (local.get $net) (local.get $sum2))
                (v128.store offset=48 align=1 (local.get $net) (local.get $sum3))
                (v128.store offset=64 align=1 (local.get $net) (local.get $sum4))
                (v128.store offset=80 align=1 (local.get $net) (local.get $sum5))
                (v128.store offset=96 align=1 (local.get $net) (local.get $sum6))
                (v128.store offset=112 align=1 (local.get $net) (local.get $sum7))
                (local.set $net (i32.add (local.get $net) (i32.const 128)))
                (local.set $W (i32.add (local.get $at3) (i32.const 8)))
                (local.set $m (i32.add (local.get $m) (i32.const -4)))
                (br_if $again (i32.le_u (i32.const 4) (local.get $m)))
              )
            ))
          (if
            (i32.le_u (i32.const 2) (local.get $m))
            (then
              ;; 2 of $m at once
              (local.set $at0 (local.get $W))
              (local.set $sum0 (v128.load64_splat align=1 (local.get $at0)))
              (local.set $sum1 (local.get $sum0))
              (local.set $at1 (i32.add (local.get $at0) (local.get $stride)))
              (local.set $sum2 (v128.load64_splat align=1 (local.get $at1)))
              (local.set $sum3 (local.get $sum2))
              (local.set $x (local.get $in))
              (loop $again
                (local.set $p (v128.load align=1 (local.get $x)))
                (local.set $q (v128.load offset=16 align=1 (local.get $x)))
                (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $at0)))
                (local.set $at0 (i32.add (local.get $at0) (i32.const 8)))
                (local.set $sum0 (f64x2.add (local.get $sum0) (f64x2.mul (local.get $weight) (local.get $p))))
                (local.set $sum1 (f64x2.add (local.get $sum1) (f64x2.mul (local.get $weight) (local.get $q))))
                (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $at1)))
                (local.set $at1 (i32.add (local.get $at1) (i32.const 8)))
                (local.set $sum2 (f64x2.add (local.get $sum2) (f64x2.mul (local.get $weight) (local.get $p))))
                (local.set $sum3 (f64x2.add (local.get $sum3) (f64x2.mul (local.get $weight) (local.get $q))))
                (local.set $x (i32.add (local.get $x) (i32.const 32)))
                (br_if $again (i32.lt_u (local.get $x) (local.get $end)))
              )
              (v128.store align=1 (local.get $net) (local.get $sum0))
              (v128.store offset=16 align=1 (local.get $net) (local.get $sum1))
              (v128.store offset=32 align=1 (local.get $net) (local.get $sum2))
              (v128.store offset=48 align=1 (local.get $net) (local.get $sum3))
              (local.set $net (i32.add (local.get $net) (i32.const 64)))
              (local.set $W (i32.add (local.get $at1) (i32.const 8)))
              (local.set $m (i32.add (local.get $m) (i32.const -2)))
            ))
          (if
            (i32.le_u (i32.const 1) (local.get $m))
            (then
              ;; 1 of $m at once
              (local.set $at0 (local.get $W))
              (local.set $sum0 (v128.load64_splat align=1 (local.get $at0)))
              (local.set $sum1 (local.get $sum0))
              (local.set $x (local.get $in))
              (loop $again
                (local.set $p (v128.load align=1 (local.get $x)))
                (local.set $q (v128.load offset=16 align=1 (local.get $x)))
                (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $at0)))
                (local.set $at0 (i32.add (local.get $at0) (i32.const 8)))
                (local.set $sum0 (f64x2.add (local.get $sum0) (f64x2.mul (local.get $weight) (local.get $p))))
                (local.set $sum1 (f64x2.add (local.get $sum1) (f64x2.mul (local.get $weight) (local.get $q))))
                (local.set $x (i32.add (local.get $x) (i32.const 32)))
                (br_if $again (i32.lt_u (local.get $x) (local.get $end)))
              )
              (v128.store align=1 (local.get $net) (local.get $sum0))
              (v128.store offset=16 align=1 (local.get $net) (local.get $sum1))
              (local.set $net (i32.add (local.get $net) (i32.const 32)))
              (local.set $W (i32.add (local.get $at0) (i32.const 8)))
              (local.set $m (i32.add (local.get $m) (i32.const -1)))
            ))
          (local.set $in (local.get $end))
          (local.set $groups (i32.add (local.get $groups) (i32.const -1)))
          (br_if $again (local.get $groups))
        )
      ))
    (i32.const 0)
  )

  ;; s_l = slope_l Σ_m errors_m W_ml of the layer below for each group, over the columns of W but its bias's.
  (func $back (param $program i32) (param $layer i32) (result i32)
    (local $W0 i32) (local $groups i32) (local $errors i32) (local $rows i32) (local $cols i32) (local $s i32)
    (local $slope i32) (local $stride i32) (local $l i32) (local $m i32) (local $first i32) (local $w i32)
    (local $e i32) (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128) (local $sum4 v128)
    (local $sum5 v128) (local $sum6 v128) (local $sum7 v128) (local $weight v128) (local $p v128) (local $q v128)
    (local.set $W0
      (i32.add
        (i32.load offset=40 (; Program.Theta ;) (local.get $program))
        (i32.load (; Layer.Offset ;) (local.get $layer))
      )
    )
    (local.set $groups (i32.load offset=24 (; Program.Groups ;) (local.get $program)))
    (local.set $errors (i32.load offset=32 (; Layer.Errors ;) (local.get $layer)))
    (local.set $rows (i32.load offset=4 (; Layer.Rows ;) (local.get $layer)))
    (local.set $cols (i32.load offset=8 (; Layer.Cols ;) (local.get $layer)))
    (local.set $s
      (i32.load offset=32 (; Layer.Errors of the layer below ;) (i32.sub (local.get $layer) (i32.const 36)))
    )
    (local.set $slope
      (i32.load offset=28 (; Layer.Slope of the layer below ;) (i32.sub (local.get $layer) (i32.const 36)))
    )
    (local.set $stride (i32.shl (local.get $cols) (i32.const 3)))
    (if
      (local.get $groups)
      (then
        (loop $again
          (local.set $first (i32.add (local.get $W0) (i32.const 8)))
          (local.set $l (i32.sub (local.get $cols) (i32.const 1)))
          (if
            (i32.le_u (i32.const 4) (local.get $l))
            (then
              (loop $again
                ;; 4 of $l at once
                (local.set $sum0 (v128.const f64x2 0 0))
                (local.set $sum1 (v128.const f64x2 0 0))
                (local.set $sum2 (v128.const f64x2 0 0))
                (local.set $sum3 (v128.const f64x2 0 0))
                (local.set $sum4 (v128.const f64x2 0 0))
                (local.set $sum5 (v128.const f64x2 0 0))
                (local.set $sum6 (v128.const f64x2 0 0))
                (local.set $sum7 (v128.const f64x2 0 0))
                (local.set $e (local.get $errors))
                (local.set $w (local.get $first))
                (local.set $m (local.get $rows))
                (if
                  (local.get $m)
                  (then
                    (loop $again
                      (local.set $p (v128.load align=1 (local.get $e)))
                      (local.set $q (v128.load offset=16 align=1 (local.get $e)))
                      (local.set $weight (v128.load64_splat align=1 (local.get $w)))
                      (local.set $sum0 (f64x2.add (local.get $sum0) (f64x2.mul (local.get $weight) (local.get $p))))
                      (local.set $sum1 (f64x2.add (local.get $sum1) (f64x2.mul (local.get $weight) (local.get $q))))
                      (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $w)))
                      (local.set $sum2 (f64x2.add (local.get $sum2) (f64x2.mul (local.get $weight) (local.get $p))))
                      (local.set $sum3 (f64x2.add (local.get $sum3) (f64x2.mul (local.get $weight) (local.get $q))))
                      (local.set $weight (v128.load64_splat offset=16 align=1 (local.get $w)))
                      (local.set $sum4 (f64x2.add (local.get $sum4) (f64x2.mul (local.get $weight) (local.get $p))))
                      (local.set $sum5 (f64x2.add (local.get $sum5) (f64x2.mul (local.get $weight) (local.get $q))))
                      (local.set $weight (v128.load64_splat offset=24 align=1 (local.get $w)))
                      (local.set $sum6 (f64x2.add (local.get $sum6) (f64x2.mul (local.get $weight) (local.get $p))))
                      (local.set $sum7 (f64x2.add (local.get $sum7) (f64x2.mul (local.get $weight) (local.get $q))))
                      (local.set $e (i32.add (local.get $e) (i32.const 32)))
                      (local.set $w (i32.add (local.get $w) (local.get $stride)))
                      (local.set $m (i32.add (local.get $m) (i32.const -1)))
                      (br_if $again (local.get $m))
                    )
                  ))
                (v128.store align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum0) (v128.load align=1 (local.get $slope)))
                )
                (v128.store offset=16 align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum1) (v128.load offset=16 align=1 (local.get $slope)))
                )
                (v128.store offset=32 align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum2) (v128.load offset=32 align=1 (local.get $slope)))
                )
                (v128.store offset=48 align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum3) (v128.load offset=48 align=1 (local.get $slope)))
                )
                (v128.store offset=64 align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum4) (v128.load offset=64 align=1 (local.get $slope)))
                )
                (v128.store offset=80 align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum5) (v128.load offset=80 align=1 (local.get $slope)))
                )
                (v128.store offset=96 align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum6) (v128.load offset=96 align=1 (local.get $slope)))
                )
                (v128.store offset=112 align=1
                  (local.get $s)
                  (f64x2.mul (local.get $sum7) (v128.load offset=112 align=1 (local.get $slope)))
                )
                (local.set $s (i32.add (local.get $s) (i32.const 128)))
                (local.set $slope (i32.add (local.get $slope) (i32.const 128)))
                (local.set $first (i32.add (local.get $first) (i32.const 32)))
                (local.set $l (i32.add (local.get $l) (i32.const -4)))
                (br_if $again (i32.le_u (i32.const 4) (local.get $l)))
              )
            ))
          (if
            (i32.le_u (i32.const 2) (local.get $l))
            (then
              ;; 2 of $l at once
              (local.set $sum0 (v128.const f64x2 0 0))
              (local.set $sum1 (v128.const f64x2 0 0))
              (local.set $sum2 (v128.const f64x2 0 0))
              (local.set $sum3 (v128.const f64x2 0 0))
              (local.set $e (local.get $errors))
              (local.set $w (local.get $first))
              (local.set $m (local.get $rows))
              (if
                (local.get $m)
                (then
                  (loop $again
                    (local.set $p (v128.load align=1 (local.get $e)))
                    (local.set $q (v128.load offset=16 align=1 (local.get $e)))
                    (local.set $weight (v128.load64_splat align=1 (local.get $w)))
                    (local.set $sum0 (f64x2.add (local.get $sum0) (f64x2.mul (local.get $weight) (local.get $p))))
                    (local.set $sum1 (f64x2.add (local.get $sum1) (f64x2.mul (local.get $weight) (local.get $q))))
                    (local.set $weight (v128.load64_splat offset=8 align=1 (local.get $w)))
                    (local.set $sum2 (f64x2.add (local.get $sum2) (f64x2.mul (local.get $weight) (local.get $p))))
                    (local.set $sum3 (f64x2.add (local.get $sum3) (f64x2.mul (local.get $weight) (local.get $q))))
                    (local.set $e (i32.add (local.get $e) (i32.const 32)))
                    (local.set $w (i32.add (local.get $w) (local.get $stride)))
                    (local.set $m (i32.add (local.get $m) (i32.const -1)))
                    (br_if $again (local.get $m))
                  )
                ))
              (v128.store align=1 (local.get $s) (f64x2.mul (local.get $sum0) (v128.load align=1 (local.get $slope))))
              (v128.store offset=16 align=1
                (local.get $s)
                (f64x2.mul (local.get $sum1) (v128.load offset=16 align=1 (local.get $slope)))
              )
              (v128.store offset=32 align=1
                (local.get $s)
                (f64x2.mul (local.get $sum2) (v128.load offset=32 align=1 (local.get $slope)))
              )
              (v128.store offset=48 align=1
                (local.get $s)
                (f64x2.mul (local.get $sum3) (v128.load offset=48 align=1 (local.get $slope)))
              )
              (local.set $s (i32.add (local.get $s) (i32.const 64)))
              (local.set $slope (i32.add (local.get $slope) (i32.const 64)))
              (local.set $first (i32.add (local.get $first) (i32.const 16)))
              (local.set $l (i32.add (local.get $l) (i32.const -2)))
            ))
          (if
            (i32.le_u (i32.const 1) (local.get $l))
            (then
              ;; 1 of $l at once
              (local.set $sum0 (v128.const f64x2 0 0))
              (local.set $sum1 (v128.const f64x2 0 0))
              (local.set $e (local.get $errors))
              (local.set $w (local.get $first))
              (local.set $m (local.get $rows))
              (if
                (local.get $m)
                (then
                  (loop $again
                    (local.set $p (v128.load align=1 (local.get $e)))
                    (local.set $q (v128.load offset=16 align=1 (local.get $e)))
                    (local.set $weight (v128.load64_splat align=1 (local.get $w)))
                    (local.set $sum0 (f64x2.add (local.get $sum0) (f64x2.mul (local.get $weight) (local.get $p))))
                    (local.set $sum1 (f64x2.add (local.get $sum1) (f64x2.mul (local.get $weight) (local.get $q))))
                    (local.set $e (i32.add (local.get $e) (i32.const 32)))
                    (local.set $w (i32.add (local.get $w) (local.get $stride)))
                    (local.set $m (i32.add (local.get $m) (i32.const -1)))
                    (br_if $again (local.get $m))
                  )
                ))
              (v128.store align=1 (local.get $s) (f64x2.mul (local.get $sum0) (v128.load align=1 (local.get $slope))))
              (v128.store offset=16 align=1
                (local.get $s)
                (f64x2.mul (local.get $sum1) (v128.load offset=16 align=1 (local.get $slope)))
              )
              (local.set $s (i32.add (local.get $s) (i32.const 32)))
              (local.set $slope (i32.add (local.get $slope) (i32.const 32)))
              (local.set $first (i32.add (local.get $first) (i32.const 8)))
              (local.set $l (i32.add (local.get $l) (i32.const -1)))
            ))
          (local.set $errors (local.get $e))
          (local.set $groups (i32.add (local.get $groups) (i32.const -1)))
          (br_if $again (local.get $groups))
        )
      ))
    (i32.const 0)
  )

  ;; Σ errors_m in_l over the samples of each group is added to the gradient of W_ml.
  (func $outer (param $program i32) (param $layer i32) (result i32)
    (local $W0 i32) (local $groups i32) (local $in i32) (local $errors i32) (local $rows i32) (local $cols i32)
    (local $stride i32) (local $W i32) (local $m i32) (local $l i32) (local $x i32) (local $at0 i32) (local $at1 i32)
    (local $e0 v128) (local $e1 v128) (local $e2 v128) (local $e3 v128) (local $p0 v128) (local $p1 v128)
    (local $p2 v128) (local $p3 v128) (local $t0 v128) (local $t1 v128)
    (local.set $W0
      (i32.add
        (i32.load offset=48 (; Program.Gradient ;) (local.get $program))
        (i32.load (; Layer.Offset ;) (local.get $layer))
      )
    )
    (local.set $groups (i32.load offset=24 (; Program.Groups ;) (local.get $program)))
    (local.set $in (i32.load offset=16 (; Layer.In ;) (local.get $layer)))
    (local.set $errors (i32.load offset=32 (; Layer.Errors ;) (local.get $layer)))
    (local.set $rows (i32.load offset=4 (; Layer.Rows ;) (local.get $layer)))
    (local.set $cols (i32.load offset=8 (; Layer.Cols ;) (local.get $layer)))
    (local.set $stride (i32.shl (local.get $cols) (i32.const 3)))
    (if
      (local.get $groups)
      (then
        (loop $again
          (local.set $W (local.get $W0))
          (local.set $m (local.get $rows))
          (if
            (i32.le_u (i32.const 2) (local.get $m))
            (then
              (loop $again
                ;; 2 of $m at once
                (local.set $at0 (local.get $W))
                (local.set $e0 (v128.load align=1 (local.get $errors)))
                (local.set $e1 (v128.load offset=16 align=1 (local.get $errors)))
                (local.set $t0 (f64x2.add (local.get $e0) (local.get $e1)))
                (v128.store64_lane align=1 0
                  (local.get $at0)
                  (f64x2.add
                    (v128.load64_zero align=1 (local.get $at0))
                    (f64x2.add
                      (local.get $t0)
                      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $t0) (local.get $t0))
                    )
                  )
                )
                (local.set $at1 (i32.add (local.get $at0) (local.get $stride)))
                (local.set $e2 (v128.load offset=32 align=1 (local.get $errors)))
                (local.set $e3 (v128.load offset=48 align=1 (local.get $errors)))
                (local.set $t0 (f64x2.add (local.get $e2) (local.get $e3)))
                (v128.store64_lane align=1 0
                  (local.get $at1)
                  (f64x2.add
                    (v128.load64_zero align=1 (local.get $at1))
                    (f64x2.add
                      (local.get $t0)
                      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $t0) (local.get $t0))
                    )
                  )
                )
                (local.set $x (local.get $in))
                (local.set $l (i32.sub (local.get $cols) (i32.const 1)))
                (if
                  (i32.le_u (i32.const 2) (local.get $l))
                  (then
                    (loop $again
                      ;; 2 of $l at once
                      (local.set $p0 (v128.load align=1 (local.get $x)))
                      (local.set $p1 (v128.load offset=16 align=1 (local.get $x)))
                      (local.set $p2 (v128.load offset=32 align=1 (local.get $x)))
                      (local.set $p3 (v128.load offset=48 align=1 (local.get $x)))
                      (local.set $t0
                        (f64x2.add
                          (f64x2.mul (local.get $e0) (local.get $p0))
                          (f64x2.mul (local.get $e1) (local.get $p1))
                        )
                      )
                      (local.set $t1
                        (f64x2.add
                          (f64x2.mul (local.get $e0) (local.get $p2))
                          (f64x2.mul (local.get $e1) (local.get $p3))
                        )
                      )
                      (v128.store offset=8 align=1
                        (local.get $at0)
                        (f64x2.add
                          (v128.load offset=8 align=1 (local.get $at0))
                          (f64x2.add
                            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $t0) (local.get $t1))
                            (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
                              (local.get $t0)
                              (local.get $t1)
                            )
                          )
                        )
                      )
                      (local.set $at0 (i32.add (local.get $at0) (i32.const 16)))
                      (local.set $t0
                        (f64x2.add
                          (f64x2.mul (local.get $e2) (local.get $p0))
                          (f64x2.mul (local.get $e3) (local.get $p1))
                        )
                      )
                      (local.set $t1
                        (f64x2.add
                          (f64x2.mul (local.get $e2) (local.get $p2))
                          (f64x2.mul (local.get $e3) (local.get $p3))
                        )
                      )
                      (v128.store offset=8 align=1
                        (local.get $at1)
                        (f64x2.add
                          (v128.load offset=8 align=1 (local.get $at1))
                          (f64x2.add
                            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $t0) (local.get $t1))
                            (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
                              (local.get $t0)
                              (local.get $t1)
                            )
                          )
                        )
                      )
                      (local.set $at1 (i32.add (local.get $at1) (i32.const 16)))
                      (local.set $x (i32.add (local.get $x) (i32.const 64)))
                      (local.set $l (i32.add (local.get $l) (i32.const -2)))
                      (br_if $again (i32.le_u (i32.const 2) (local.get $l)))
                    )
                  ))
                (if
                  (i32.le_u (i32.const 1) (local.get $l))
                  (then
                    ;; 1 of $l at once
                    (local.set $p0 (v128.load align=1 (local.get $x)))
                    (local.set $p1 (v128.load offset=16 align=1 (local.get $x)))
                    (local.set $t0
                      (f64x2.add
                        (f64x2.mul (local.get $e0) (local.get $p0))
                        (f64x2.mul (local.get $e1) (local.get $p1))
                      )
                    )
                    (v128.store64_lane offset=8 align=1 0
                      (local.get $at0)
                      (f64x2.add
                        (v128.load64_zero offset=8 align=1 (local.get $at0))
                        (f64x2.add
                          (local.get $t0)
                          (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
                            (local.get $t0)
                            (local.get $t0)
                          )
                        )
                      )
                    )
                    (local.set $at0 (i32.add (local.get $at0) (i32.const 8)))
                    (local.set $t0
                      (f64x2.add
                        (f64x2.mul (local.get $e2) (local.get $p0))
                        (f64x2.mul (local.get $e3) (local.get $p1))
                      )
                    )
                    (v128.store64_lane offset=8 align=1 0
                      (local.get $at1)
                      (f64x2.add
                        (v128.load64_zero offset=8 align=1 (local.get $at1))
                        (f64x2.add
                          (local.get $t0)
                          (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
                            (local.get $t0)
                            (local.get $t0)
                          )
                        )
                      )
                    )
                    (local.set $at1 (i32.add (local.get $at1) (i32.const 8)))
                    (local.set $x (i32.add (local.get $x) (i32.const 32)))
                    (local.set $l (i32.add (local.get $l) (i32.const -1)))
                  ))
                (local.set $errors (i32.add (local.get $errors) (i32.const 64)))
                (local.set $W (i32.add (local.get $at1) (i32.const 8)))
                (local.set $m (i32.add (local.get $m) (i32.const -2)))
                (br_if $again (i32.le_u (i32.const 2) (local.get $m)))
              )
            ))
          (if
            (i32.le_u (i32.const 1) (local.get $m))
            (then
              ;; 1 of $m at once
              (local.set $at0 (local.get $W))
              (local.set $e0 (v128.load align=1 (local.get $errors)))
              (local.set $e1 (v128.load offset=16 align=1 (local.get $errors)))
              (local.set $t0 (f64x2.add (local.get $e0) (local.get $e1)))
              (v128.store64_lane align=1 0
                (local.get $at0)
                (f64x2.add
                  (v128.load64_zero align=1 (local.get $at0))
                  (f64x2.add
                    (local.get $t0)
                    (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $t0) (local.get $t0))
                  )
                )
              )
              (local.set $x (local.get $in))
              (local.set $l (i32.sub (local.get $cols) (i32.const 1)))
              (if
                (i32.le_u (i32.const 2) (local.get $l))
                (then
                  (loop $again
                    ;; 2 of $l at once
                    (local.set $p0 (v128.load align=1 (local.get $x)))
                    (local.set $p1 (v128.load offset=16 align=1 (local.get $x)))
                    (local.set $p2 (v128.load offset=32 align=1 (local.get $x)))
                    (local.set $p3 (v128.load offset=48 align=1 (local.get $x)))
                    (local.set $t0
                      (f64x2.add
                        (f64x2.mul (local.get $e0) (local.get $p0))
                        (f64x2.mul (local.get $e1) (local.get $p1))
                      )
                    )
                    (local.set $t1
                      (f64x2.add
                        (f64x2.mul (local.get $e0) (local.get $p2))
                        (f64x2.mul (local.get $e1) (local.get $p3))
                      )
                    )
                    (v128.store offset=8 align=1
                      (local.get $at0)
                      (f64x2.add
                        (v128.load offset=8 align=1 (local.get $at0))
                        (f64x2.add
                          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $t0) (local.get $t1))
                          (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
                            (local.get $t0)
                            (local.get $t1)
                          )
                        )
                      )
                    )
                    (local.set $at0 (i32.add (local.get $at0) (i32.const 16)))
                    (local.set $x (i32.add (local.get $x) (i32.const 64)))
                    (local.set $l (i32.add (local.get $l) (i32.const -2)))
                    (br_if $again (i32.le_u (i32.const 2) (local.get $l)))
                  )
                ))
              (if
                (i32.le_u (i32.const 1) (local.get $l))
                (then
                  ;; 1 of $l at once
                  (local.set $p0 (v128.load align=1 (local.get $x)))
                  (local.set $p1 (v128.load offset=16 align=1 (local.get $x)))
                  (local.set $t0
                    (f64x2.add
                      (f64x2.mul (local.get $e0) (local.get $p0))
                      (f64x2.mul (local.get $e1) (local.get $p1))
                    )
                  )
                  (v128.store64_lane offset=8 align=1 0
                    (local.get $at0)
                    (f64x2.add
                      (v128.load64_zero offset=8 align=1 (local.get $at0))
                      (f64x2.add
                        (local.get $t0)
                        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $t0) (local.get $t0))
                      )
                    )
                  )
                  (local.set $at0 (i32.add (local.get $at0) (i32.const 8)))
                  (local.set $x (i32.add (local.get $x) (i32.const 32)))
                  (local.set $l (i32.add (local.get $l) (i32.const -1)))
                ))
              (local.set $errors (i32.add (local.get $errors) (i32.const 32)))
              (local.set $W (i32.add (local.get $at0) (i32.const 8)))
              (local.set $m (i32.add (local.get $m) (i32.const -1)))
            ))
          (local.set $in (local.get $x))
          (local.set $groups (i32.add (local.get $groups) (i32.const -1)))
          (br_if $again (local.get $groups))
        )
      ))
    (i32.const 0)
  )

  ;; The errors become 0 in the lanes that only fill the last group.
  (func $blank (param $program i32) (param $layer i32) (result i32)
    (local $rows i32) (local $samples i32) (local $n i32) (local $m i32) (local $at i32) (local $first i32)
    (local.set $rows (i32.load offset=4 (; Layer.Rows ;) (local.get $layer)))
    (local.set $samples (i32.load offset=28 (; Program.Rows ;) (local.get $program)))
    (local.set $n
      (i32.sub
        (i32.shl (i32.load offset=24 (; Program.Groups ;) (local.get $program)) (i32.const 2))
        (local.get $samples)
      )
    )
    (local.set $first
      (i32.add
        (i32.add
          (i32.load offset=32 (; Layer.Errors ;) (local.get $layer))
          (i32.mul
            (i32.shl (local.get $rows) (i32.const 5))
            (i32.sub (i32.load offset=24 (; Program.Groups ;) (local.get $program)) (i32.const 1))
          )
        )
        (i32.const 24)
      )
    )
    (if
      (local.get $n)
      (then
        (loop $again
          (local.set $at (local.get $first))
          (local.set $m (local.get $rows))
          (if
            (local.get $m)
            (then
              (loop $again
                (v128.store64_lane align=1 0 (local.get $at) (v128.const f64x2 0 0))
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $m (i32.add (local.get $m) (i32.const -1)))
                (br_if $again (local.get $m))
              )
            ))
          (local.set $first (i32.add (local.get $first) (i32.const -8)))
          (local.set $n (i32.add (local.get $n) (i32.const -1)))
          (br_if $again (local.get $n))
        )
      ))
    (i32.const 0)
  )

  ;; θ after a step is computed into next, and the gradient becomes 0. The result is 1 if all of it is finite.
  (func $move (param $program i32) (param $layer i32) (result i32)
    (local $theta i32) (local $next i32) (local $gradient i32) (local $decay i32) (local $n i32) (local $rate v128)
    (local $scale v128) (local $w v128) (local $v v128) (local $zero v128)
    (local.set $theta (i32.load offset=40 (; Program.Theta ;) (local.get $program)))
    (local.set $next (i32.load offset=44 (; Program.Next ;) (local.get $program)))
    (local.set $gradient (i32.load offset=48 (; Program.Gradient ;) (local.get $program)))
    (local.set $decay (i32.load offset=52 (; Program.Decay ;) (local.get $program)))
    (local.set $n (i32.load offset=36 (; Program.Parameters ;) (local.get $program)))
    (local.set $rate (v128.load64_splat align=1 (; Program.Rate ;) (local.get $program)))
    (local.set $scale (v128.load64_splat offset=8 align=1 (; Program.Scale ;) (local.get $program)))
    (if
      (i32.le_u (i32.const 2) (local.get $n))
      (then
        (loop $again
          ;; 2 of $n at once
          (local.set $w (v128.load align=1 (local.get $theta)))
          (local.set $v
            (f64x2.sub
              (local.get $w)
              (f64x2.mul
                (local.get $rate)
                (f64x2.add
                  (f64x2.mul (v128.load align=1 (local.get $gradient)) (local.get $scale))
                  (f64x2.mul (v128.load align=1 (local.get $decay)) (local.get $w))
                )
              )
            )
          )
          (v128.store align=1 (local.get $next) (local.get $v))
          (v128.store align=1 (local.get $gradient) (v128.const f64x2 0 0))
          ;; stays 0 as long as everything is finite
          (local.set $zero (f64x2.add (local.get $zero) (f64x2.sub (local.get $v) (local.get $v))))
          (local.set $theta (i32.add (local.get $theta) (i32.const 16)))
          (local.set $next (i32.add (local.get $next) (i32.const 16)))
          (local.set $gradient (i32.add (local.get $gradient) (i32.const 16)))
          (local.set $decay (i32.add (local.get $decay) (i32.const 16)))
          (local.set $n (i32.add (local.get $n) (i32.const -2)))
          (br_if $again (i32.le_u (i32.const 2) (local.get $n)))
        )
      ))
    (if
      (i32.le_u (i32.const 1) (local.get $n))
      (then
        ;; 1 of $n at once
        (local.set $w (v128.load64_zero align=1 (local.get $theta)))
        (local.set $v
          (f64x2.sub
            (local.get $w)
            (f64x2.mul
              (local.get $rate)
              (f64x2.add
                (f64x2.mul (v128.load64_zero align=1 (local.get $gradient)) (local.get $scale))
                (f64x2.mul (v128.load64_zero align=1 (local.get $decay)) (local.get $w))
              )
            )
          )
        )
        (v128.store64_lane align=1 0 (local.get $next) (local.get $v))
        (v128.store64_lane align=1 0 (local.get $gradient) (v128.const f64x2 0 0))
        ;; stays 0 as long as everything is finite
        (local.set $zero (f64x2.add (local.get $zero) (f64x2.sub (local.get $v) (local.get $v))))
        (local.set $theta (i32.add (local.get $theta) (i32.const 8)))
        (local.set $next (i32.add (local.get $next) (i32.const 8)))
        (local.set $gradient (i32.add (local.get $gradient) (i32.const 8)))
        (local.set $decay (i32.add (local.get $decay) (i32.const 8)))
        (local.set $n (i32.add (local.get $n) (i32.const -1)))
      ))
    (i32.sub
      (i32.const 1)
      (v128.any_true
        (v128.andnot
          (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff)
          (f64x2.le (local.get $zero) (v128.const f64x2 0 0))
        )
      )
    )
  )

  ;; The value is the net input, and the slope is 1.
  (func $identity (param $program i32) (param $layer i32) (result i32)
    (local $n i32) (local $from i32) (local $to i32) (local $slopes i32) (local $within v128) (local $net v128)
    (local $net.2 v128)
    (local.set $n
      (i32.mul
        (i32.load offset=24 (; Program.Groups ;) (local.get $program))
        (i32.load offset=4 (; Layer.Rows ;) (local.get $layer))
      )
    )
    (local.set $from (i32.load offset=20 (; Layer.Net ;) (local.get $layer)))
    (local.set $to (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $slopes (i32.load offset=28 (; Layer.Slope ;) (local.get $layer)))
    (local.set $within (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
    (if
      (local.get $n)
      (then
        (loop $again
          ;; the first two samples of the group
          (local.set $net (v128.load align=1 (local.get $from)))
          (v128.store align=1 (local.get $to) (local.get $net))
          (v128.store align=1 (local.get $slopes) (v128.const f64x2 1 1))
          ;; the last two samples of the group
          (local.set $net.2 (v128.load offset=16 align=1 (local.get $from)))
          (v128.store offset=16 align=1 (local.get $to) (local.get $net.2))
          (v128.store offset=16 align=1 (local.get $slopes) (v128.const f64x2 1 1))
          (local.set $from (i32.add (local.get $from) (i32.const 32)))
          (local.set $to (i32.add (local.get $to) (i32.const 32)))
          (local.set $slopes (i32.add (local.get $slopes) (i32.const 32)))
          (local.set $n (i32.add (local.get $n) (i32.const -1)))
          (br_if $again (local.get $n))
        )
      ))
    (v128.any_true (v128.andnot (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff) (local.get $within)))
  )

  ;; The value is 1 / (1 + e) and the slope e / (1 + e)², where e = e^(−v).
  (func $sigmoid (param $program i32) (param $layer i32) (result i32)
    (local $n i32) (local $from i32) (local $to i32) (local $slopes i32) (local $within v128) (local $net v128)
    (local $powers i32) (local $whole v128) (local $rest.of.v v128) (local $a v128) (local $b v128)
    (local $scale v128) (local $rest v128) (local $e v128) (local $r v128) (local $net.2 v128) (local $powers.2 i32)
    (local $whole.2 v128) (local $rest.of.v.2 v128) (local $a.2 v128) (local $b.2 v128) (local $scale.2 v128)
    (local $rest.2 v128) (local $e.2 v128) (local $r.2 v128)
    (local.set $n
      (i32.mul
        (i32.load offset=24 (; Program.Groups ;) (local.get $program))
        (i32.load offset=4 (; Layer.Rows ;) (local.get $layer))
      )
    )
    (local.set $from (i32.load offset=20 (; Layer.Net ;) (local.get $layer)))
    (local.set $to (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $slopes (i32.load offset=28 (; Layer.Slope ;) (local.get $layer)))
    (local.set $within (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
    (if
      (local.get $n)
      (then
        (loop $again
          ;; the first two samples of the group
          (local.set $net (v128.load align=1 (local.get $from)))
          (local.set $within
            (v128.and
              (local.get $within)
              (f64x2.le (f64x2.mul (local.get $net) (local.get $net)) (v128.const f64x2 501264 501264))
            )
          )
          ;; e^v is scale + scale·rest
          (local.set $powers (i32.load offset=60 (; Program.Powers ;) (local.get $program)))
          (local.set $rest.of.v (f64x2.neg (local.get $net)))
          (local.set $scale
            (f64x2.add
              (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 92.33248261689366 92.33248261689366))
              (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15)
            )
          )
          (local.set $whole
            (f64x2.sub (local.get $scale) (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15))
          )
          (local.set $rest.of.v
            (f64x2.sub
              (f64x2.sub
                (local.get $rest.of.v)
                (f64x2.mul (local.get $whole) (v128.const f64x2 0.010830424696223417 0.010830424696223417))
              )
              (f64x2.mul (local.get $whole) (v128.const f64x2 2.572804622327669e-14 2.572804622327669e-14))
            )
          )
          (local.set $a
            (v128.load align=1
              (i32.add
                (local.get $powers)
                (i32.shl (i32.and (i32x4.extract_lane 0 (local.get $scale)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $b
            (v128.load align=1
              (i32.add
                (local.get $powers)
                (i32.shl (i32.and (i32x4.extract_lane 2 (local.get $scale)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $scale
            (i64x2.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b))
              (i64x2.shl (local.get $scale) (i32.const 46))
            )
          )
          (local.set $whole (f64x2.mul (local.get $rest.of.v) (local.get $rest.of.v)))
          (local.set $rest
            (f64x2.add
              (f64x2.mul (local.get $whole) (v128.const f64x2 0.008333333333333333 0.008333333333333333))
              (f64x2.add
                (v128.const f64x2 0.16666666666666666 0.16666666666666666)
                (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 0.04166671757729996 0.04166671757729996))
              )
            )
          )
          (local.set $rest
            (f64x2.add
              (f64x2.add
                (v128.const f64x2 1 1)
                (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 0.49999999999962674 0.49999999999962674))
              )
              (f64x2.mul (local.get $whole) (local.get $rest))
            )
          )
          (local.set $rest
            (f64x2.add
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b))
              (f64x2.mul (local.get $rest.of.v) (local.get $rest))
            )
          )
          (local.set $e (f64x2.add (local.get $scale) (f64x2.mul (local.get $scale) (local.get $rest))))
          (local.set $r (f64x2.div (v128.const f64x2 1 1) (f64x2.add (v128.const f64x2 1 1) (local.get $e))))
          (v128.store align=1 (local.get $to) (local.get $r))
          (v128.store align=1
            (local.get $slopes)
            (f64x2.mul (f64x2.mul (local.get $e) (local.get $r)) (local.get $r))
          )
          ;; the last two samples of the group
          (local.set $net.2 (v128.load offset=16 align=1 (local.get $from)))
          (local.set $within
            (v128.and
              (local.get $within)
              (f64x2.le (f64x2.mul (local.get $net.2) (local.get $net.2)) (v128.const f64x2 501264 501264))
            )
          )
          ;; e^v is scale + scale·rest
          (local.set $powers.2 (i32.load offset=60 (; Program.Powers ;) (local.get $program)))
          (local.set $rest.of.v.2 (f64x2.neg (local.get $net.2)))
          (local.set $scale.2
            (f64x2.add
              (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 92.33248261689366 92.33248261689366))
              (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15)
            )
          )
          (local.set $whole.2
            (f64x2.sub (local.get $scale.2) (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15))
          )
          (local.set $rest.of.v.2
            (f64x2.sub
              (f64x2.sub
                (local.get $rest.of.v.2)
                (f64x2.mul (local.get $whole.2) (v128.const f64x2 0.010830424696223417 0.010830424696223417))
              )
              (f64x2.mul (local.get $whole.2) (v128.const f64x2 2.572804622327669e-14 2.572804622327669e-14))
            )
          )
          (local.set $a.2
            (v128.load align=1
              (i32.add
                (local.get $powers.2)
                (i32.shl (i32.and (i32x4.extract_lane 0 (local.get $scale.2)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $b.2
            (v128.load align=1
              (i32.add
                (local.get $powers.2)
                (i32.shl (i32.and (i32x4.extract_lane 2 (local.get $scale.2)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $scale.2
            (i64x2.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a.2) (local.get $b.2))
              (i64x2.shl (local.get $scale.2) (i32.const 46))
            )
          )
          (local.set $whole.2 (f64x2.mul (local.get $rest.of.v.2) (local.get $rest.of.v.2)))
          (local.set $rest.2
            (f64x2.add
              (f64x2.mul (local.get $whole.2) (v128.const f64x2 0.008333333333333333 0.008333333333333333))
              (f64x2.add
                (v128.const f64x2 0.16666666666666666 0.16666666666666666)
                (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 0.04166671757729996 0.04166671757729996))
              )
            )
          )
          (local.set $rest.2
            (f64x2.add
              (f64x2.add
                (v128.const f64x2 1 1)
                (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 0.49999999999962674 0.49999999999962674))
              )
              (f64x2.mul (local.get $whole.2) (local.get $rest.2))
            )
          )
          (local.set $rest.2
            (f64x2.add
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a.2) (local.get $b.2))
              (f64x2.mul (local.get $rest.of.v.2) (local.get $rest.2))
            )
          )
          (local.set $e.2 (f64x2.add (local.get $scale.2) (f64x2.mul (local.get $scale.2) (local.get $rest.2))))
          (local.set $r.2 (f64x2.div (v128.const f64x2 1 1) (f64x2.add (v128.const f64x2 1 1) (local.get $e.2))))
          (v128.store offset=16 align=1 (local.get $to) (local.get $r.2))
          (v128.store offset=16 align=1
            (local.get $slopes)
            (f64x2.mul (f64x2.mul (local.get $e.2) (local.get $r.2)) (local.get $r.2))
          )
          (local.set $from (i32.add (local.get $from) (i32.const 32)))
          (local.set $to (i32.add (local.get $to) (i32.const 32)))
          (local.set $slopes (i32.add (local.get $slopes) (i32.const 32)))
          (local.set $n (i32.add (local.get $n) (i32.const -1)))
          (br_if $again (local.get $n))
        )
      ))
    (v128.any_true (v128.andnot (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff) (local.get $within)))
  )

  ;; The value is (1 − e) / (1 + e) with the sign of v, and the slope 4 e / (1 + e)², where e = e^(−2|v|).
  (func $tanh (param $program i32) (param $layer i32) (result i32)
    (local $n i32) (local $from i32) (local $to i32) (local $slopes i32) (local $within v128) (local $net v128)
    (local $powers i32) (local $whole v128) (local $rest.of.v v128) (local $a v128) (local $b v128)
    (local $scale v128) (local $rest v128) (local $e v128) (local $r v128) (local $net.2 v128) (local $powers.2 i32)
    (local $whole.2 v128) (local $rest.of.v.2 v128) (local $a.2 v128) (local $b.2 v128) (local $scale.2 v128)
    (local $rest.2 v128) (local $e.2 v128) (local $r.2 v128)
    (local.set $n
      (i32.mul
        (i32.load offset=24 (; Program.Groups ;) (local.get $program))
        (i32.load offset=4 (; Layer.Rows ;) (local.get $layer))
      )
    )
    (local.set $from (i32.load offset=20 (; Layer.Net ;) (local.get $layer)))
    (local.set $to (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $slopes (i32.load offset=28 (; Layer.Slope ;) (local.get $layer)))
    (local.set $within (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
    (if
      (local.get $n)
      (then
        (loop $again
          ;; the first two samples of the group
          (local.set $net (v128.load align=1 (local.get $from)))
          (local.set $within
            (v128.and
              (local.get $within)
              (f64x2.le (f64x2.mul (local.get $net) (local.get $net)) (v128.const f64x2 125316 125316))
            )
          )
          ;; e^v is scale + scale·rest
          (local.set $powers (i32.load offset=60 (; Program.Powers ;) (local.get $program)))
          (local.set $rest.of.v (f64x2.mul (v128.const f64x2 -2 -2) (f64x2.abs (local.get $net))))
          (local.set $scale
            (f64x2.add
              (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 92.33248261689366 92.33248261689366))
              (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15)
            )
          )
          (local.set $whole
            (f64x2.sub (local.get $scale) (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15))
          )
          (local.set $rest.of.v
            (f64x2.sub
              (f64x2.sub
                (local.get $rest.of.v)
                (f64x2.mul (local.get $whole) (v128.const f64x2 0.010830424696223417 0.010830424696223417))
              )
              (f64x2.mul (local.get $whole) (v128.const f64x2 2.572804622327669e-14 2.572804622327669e-14))
            )
          )
          (local.set $a
            (v128.load align=1
              (i32.add
                (local.get $powers)
                (i32.shl (i32.and (i32x4.extract_lane 0 (local.get $scale)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $b
            (v128.load align=1
              (i32.add
                (local.get $powers)
                (i32.shl (i32.and (i32x4.extract_lane 2 (local.get $scale)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $scale
            (i64x2.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b))
              (i64x2.shl (local.get $scale) (i32.const 46))
            )
          )
          (local.set $whole (f64x2.mul (local.get $rest.of.v) (local.get $rest.of.v)))
          (local.set $rest
            (f64x2.add
              (f64x2.mul (local.get $whole) (v128.const f64x2 0.008333333333333333 0.008333333333333333))
              (f64x2.add
                (v128.const f64x2 0.16666666666666666 0.16666666666666666)
                (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 0.04166671757729996 0.04166671757729996))
              )
            )
          )
          (local.set $rest
            (f64x2.add
              (f64x2.add
                (v128.const f64x2 1 1)
                (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 0.49999999999962674 0.49999999999962674))
              )
              (f64x2.mul (local.get $whole) (local.get $rest))
            )
          )
          (local.set $rest
            (f64x2.add
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b))
              (f64x2.mul (local.get $rest.of.v) (local.get $rest))
            )
          )
          (local.set $rest (f64x2.mul (local.get $scale) (local.get $rest)))
          (local.set $e (f64x2.add (local.get $scale) (local.get $rest)))
          (local.set $r (f64x2.div (v128.const f64x2 1 1) (f64x2.add (v128.const f64x2 1 1) (local.get $e))))
          (v128.store align=1
            (local.get $to)
            (v128.or
              (v128.andnot
                (f64x2.mul
                  (f64x2.add (f64x2.sub (local.get $scale) (v128.const f64x2 1 1)) (local.get $rest))
                  (local.get $r)
                )
                (v128.const i64x2 0x8000000000000000 0x8000000000000000)
              )
              (v128.and (local.get $net) (v128.const i64x2 0x8000000000000000 0x8000000000000000))
            )
          )
          (v128.store align=1
            (local.get $slopes)
            (f64x2.mul (f64x2.mul (f64x2.mul (v128.const f64x2 4 4) (local.get $e)) (local.get $r)) (local.get $r))
          )
          ;; the last two samples of the group
          (local.set $net.2 (v128.load offset=16 align=1 (local.get $from)))
          (local.set $within
            (v128.and
              (local.get $within)
              (f64x2.le (f64x2.mul (local.get $net.2) (local.get $net.2)) (v128.const f64x2 125316 125316))
            )
          )
          ;; e^v is scale + scale·rest
          (local.set $powers.2 (i32.load offset=60 (; Program.Powers ;) (local.get $program)))
          (local.set $rest.of.v.2 (f64x2.mul (v128.const f64x2 -2 -2) (f64x2.abs (local.get $net.2))))
          (local.set $scale.2
            (f64x2.add
              (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 92.33248261689366 92.33248261689366))
              (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15)
            )
          )
          (local.set $whole.2
            (f64x2.sub (local.get $scale.2) (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15))
          )
          (local.set $rest.of.v.2
            (f64x2.sub
              (f64x2.sub
                (local.get $rest.of.v.2)
                (f64x2.mul (local.get $whole.2) (v128.const f64x2 0.010830424696223417 0.010830424696223417))
              )
              (f64x2.mul (local.get $whole.2) (v128.const f64x2 2.572804622327669e-14 2.572804622327669e-14))
            )
          )
          (local.set $a.2
            (v128.load align=1
              (i32.add
                (local.get $powers.2)
                (i32.shl (i32.and (i32x4.extract_lane 0 (local.get $scale.2)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $b.2
            (v128.load align=1
              (i32.add
                (local.get $powers.2)
                (i32.shl (i32.and (i32x4.extract_lane 2 (local.get $scale.2)) (i32.const 63)) (i32.const 4))
              )
            )
          )
          (local.set $scale.2
            (i64x2.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a.2) (local.get $b.2))
              (i64x2.shl (local.get $scale.2) (i32.const 46))
            )
          )
          (local.set $whole.2 (f64x2.mul (local.get $rest.of.v.2) (local.get $rest.of.v.2)))
          (local.set $rest.2
            (f64x2.add
              (f64x2.mul (local.get $whole.2) (v128.const f64x2 0.008333333333333333 0.008333333333333333))
              (f64x2.add
                (v128.const f64x2 0.16666666666666666 0.16666666666666666)
                (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 0.04166671757729996 0.04166671757729996))
              )
            )
          )
          (local.set $rest.2
            (f64x2.add
              (f64x2.add
                (v128.const f64x2 1 1)
                (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 0.49999999999962674 0.49999999999962674))
              )
              (f64x2.mul (local.get $whole.2) (local.get $rest.2))
            )
          )
          (local.set $rest.2
            (f64x2.add
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a.2) (local.get $b.2))
              (f64x2.mul (local.get $rest.of.v.2) (local.get $rest.2))
            )
          )
          (local.set $rest.2 (f64x2.mul (local.get $scale.2) (local.get $rest.2)))
          (local.set $e.2 (f64x2.add (local.get $scale.2) (local.get $rest.2)))
          (local.set $r.2 (f64x2.div (v128.const f64x2 1 1) (f64x2.add (v128.const f64x2 1 1) (local.get $e.2))))
          (v128.store offset=16 align=1
            (local.get $to)
            (v128.or
              (v128.andnot
                (f64x2.mul
                  (f64x2.add (f64x2.sub (local.get $scale.2) (v128.const f64x2 1 1)) (local.get $rest.2))
                  (local.get $r.2)
                )
                (v128.const i64x2 0x8000000000000000 0x8000000000000000)
              )
              (v128.and (local.get $net.2) (v128.const i64x2 0x8000000000000000 0x8000000000000000))
            )
          )
          (v128.store offset=16 align=1
            (local.get $slopes)
            (f64x2.mul
              (f64x2.mul (f64x2.mul (v128.const f64x2 4 4) (local.get $e.2)) (local.get $r.2))
              (local.get $r.2)
            )
          )
          (local.set $from (i32.add (local.get $from) (i32.const 32)))
          (local.set $to (i32.add (local.get $to) (i32.const 32)))
          (local.set $slopes (i32.add (local.get $slopes) (i32.const 32)))
          (local.set $n (i32.add (local.get $n) (i32.const -1)))
          (br_if $again (local.get $n))
        )
      ))
    (v128.any_true (v128.andnot (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff) (local.get $within)))
  )

  ;; A net input that is not ≤ 0 is kept bit by bit, so that NaN stays NaN.
  (func $relu (param $program i32) (param $layer i32) (result i32)
    (local $n i32) (local $from i32) (local $to i32) (local $slopes i32) (local $within v128) (local $net v128)
    (local $no v128) (local $net.2 v128) (local $no.2 v128)
    (local.set $n
      (i32.mul
        (i32.load offset=24 (; Program.Groups ;) (local.get $program))
        (i32.load offset=4 (; Layer.Rows ;) (local.get $layer))
      )
    )
    (local.set $from (i32.load offset=20 (; Layer.Net ;) (local.get $layer)))
    (local.set $to (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $slopes (i32.load offset=28 (; Layer.Slope ;) (local.get $layer)))
    (local.set $within (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
    (if
      (local.get $n)
      (then
        (loop $again
          ;; the first two samples of the group
          (local.set $net (v128.load align=1 (local.get $from)))
          (local.set $no (f64x2.le (local.get $net) (v128.const f64x2 0 0)))
          (v128.store align=1 (local.get $to) (v128.andnot (local.get $net) (local.get $no)))
          (v128.store align=1 (local.get $slopes) (v128.andnot (v128.const f64x2 1 1) (local.get $no)))
          ;; the last two samples of the group
          (local.set $net.2 (v128.load offset=16 align=1 (local.get $from)))
          (local.set $no.2 (f64x2.le (local.get $net.2) (v128.const f64x2 0 0)))
          (v128.store offset=16 align=1 (local.get $to) (v128.andnot (local.get $net.2) (local.get $no.2)))
          (v128.store offset=16 align=1 (local.get $slopes) (v128.andnot (v128.const f64x2 1 1) (local.get $no.2)))
          (local.set $from (i32.add (local.get $from) (i32.const 32)))
          (local.set $to (i32.add (local.get $to) (i32.const 32)))
          (local.set $slopes (i32.add (local.get $slopes) (i32.const 32)))
          (local.set $n (i32.add (local.get $n) (i32.const -1)))
          (br_if $again (local.get $n))
        )
      ))
    (v128.any_true (v128.andnot (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff) (local.get $within)))
  )

  ;; The values are e^(T_k − top) over their sum, for each group.
  (func $softmax (param $program i32) (param $layer i32) (result i32)
    (local $groups i32) (local $rows i32) (local $net i32) (local $value i32) (local $k i32) (local $at i32)
    (local $within v128) (local $top v128) (local $sum v128) (local $v v128) (local $e v128) (local $powers i32)
    (local $whole v128) (local $rest.of.v v128) (local $a v128) (local $b v128) (local $scale v128) (local $rest v128)
    (local $top.2 v128) (local $sum.2 v128) (local $v.2 v128) (local $e.2 v128) (local $powers.2 i32)
    (local $whole.2 v128) (local $rest.of.v.2 v128) (local $a.2 v128) (local $b.2 v128) (local $scale.2 v128)
    (local $rest.2 v128)
    (local.set $groups (i32.load offset=24 (; Program.Groups ;) (local.get $program)))
    (local.set $rows (i32.load offset=4 (; Layer.Rows ;) (local.get $layer)))
    (local.set $net (i32.load offset=20 (; Layer.Net ;) (local.get $layer)))
    (local.set $value (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $within (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
    (if
      (local.get $groups)
      (then
        (loop $again
          ;; the first two samples of the group
          (local.set $top (v128.load align=1 (local.get $net)))
          (local.set $at (local.get $net))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (local.set $top (f64x2.pmax (local.get $top) (v128.load align=1 (local.get $at))))
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $sum (v128.const f64x2 0 0))
          (local.set $at (local.get $net))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (local.set $v (f64x2.sub (v128.load align=1 (local.get $at)) (local.get $top)))
                (local.set $within
                  (v128.and
                    (local.get $within)
                    (f64x2.le (f64x2.mul (local.get $v) (local.get $v)) (v128.const f64x2 501264 501264))
                  )
                )
                ;; e^v is scale + scale·rest
                (local.set $powers (i32.load offset=60 (; Program.Powers ;) (local.get $program)))
                (local.set $rest.of.v (local.get $v))
                (local.set $scale
                  (f64x2.add
                    (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 92.33248261689366 92.33248261689366))
                    (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15)
                  )
                )
                (local.set $whole
                  (f64x2.sub (local.get $scale) (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15))
                )
                (local.set $rest.of.v
                  (f64x2.sub
                    (f64x2.sub
                      (local.get $rest.of.v)
                      (f64x2.mul (local.get $whole) (v128.const f64x2 0.010830424696223417 0.010830424696223417))
                    )
                    (f64x2.mul (local.get $whole) (v128.const f64x2 2.572804622327669e-14 2.572804622327669e-14))
                  )
                )
                (local.set $a
                  (v128.load align=1
                    (i32.add
                      (local.get $powers)
                      (i32.shl (i32.and (i32x4.extract_lane 0 (local.get $scale)) (i32.const 63)) (i32.const 4))
                    )
                  )
                )
                (local.set $b
                  (v128.load align=1
                    (i32.add
                      (local.get $powers)
                      (i32.shl (i32.and (i32x4.extract_lane 2 (local.get $scale)) (i32.const 63)) (i32.const 4))
                    )
                  )
                )
                (local.set $scale
                  (i64x2.add
                    (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b))
                    (i64x2.shl (local.get $scale) (i32.const 46))
                  )
                )
                (local.set $whole (f64x2.mul (local.get $rest.of.v) (local.get $rest.of.v)))
                (local.set $rest
                  (f64x2.add
                    (f64x2.mul (local.get $whole) (v128.const f64x2 0.008333333333333333 0.008333333333333333))
                    (f64x2.add
                      (v128.const f64x2 0.16666666666666666 0.16666666666666666)
                      (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 0.04166671757729996 0.04166671757729996))
                    )
                  )
                )
                (local.set $rest
                  (f64x2.add
                    (f64x2.add
                      (v128.const f64x2 1 1)
                      (f64x2.mul (local.get $rest.of.v) (v128.const f64x2 0.49999999999962674 0.49999999999962674))
                    )
                    (f64x2.mul (local.get $whole) (local.get $rest))
                  )
                )
                (local.set $rest
                  (f64x2.add
                    (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b))
                    (f64x2.mul (local.get $rest.of.v) (local.get $rest))
                  )
                )
                (local.set $e (f64x2.add (local.get $scale) (f64x2.mul (local.get $scale) (local.get $rest))))
                (v128.store align=1
                  (i32.add (local.get $value) (i32.sub (local.get $at) (local.get $net)))
                  (local.get $e)
                )
                (local.set $sum (f64x2.add (local.get $sum) (local.get $e)))
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $sum (f64x2.div (v128.const f64x2 1 1) (local.get $sum)))
          (local.set $at (local.get $value))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (v128.store align=1 (local.get $at) (f64x2.mul (v128.load align=1 (local.get $at)) (local.get $sum)))
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          ;; the last two samples of the group
          (local.set $top.2 (v128.load offset=16 align=1 (local.get $net)))
          (local.set $at (local.get $net))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (local.set $top.2 (f64x2.pmax (local.get $top.2) (v128.load offset=16 align=1 (local.get $at))))
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $sum.2 (v128.const f64x2 0 0))
          (local.set $at (local.get $net))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (local.set $v.2 (f64x2.sub (v128.load offset=16 align=1 (local.get $at)) (local.get $top.2)))
                (local.set $within
                  (v128.and
                    (local.get $within)
                    (f64x2.le (f64x2.mul (local.get $v.2) (local.get $v.2)) (v128.const f64x2 501264 501264))
                  )
                )
                ;; e^v is scale + scale·rest
                (local.set $powers.2 (i32.load offset=60 (; Program.Powers ;) (local.get $program)))
                (local.set $rest.of.v.2 (local.get $v.2))
                (local.set $scale.2
                  (f64x2.add
                    (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 92.33248261689366 92.33248261689366))
                    (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15)
                  )
                )
                (local.set $whole.2
                  (f64x2.sub (local.get $scale.2) (v128.const f64x2 6.755399441055744e+15 6.755399441055744e+15))
                )
                (local.set $rest.of.v.2
                  (f64x2.sub
                    (f64x2.sub
                      (local.get $rest.of.v.2)
                      (f64x2.mul (local.get $whole.2) (v128.const f64x2 0.010830424696223417 0.010830424696223417))
                    )
                    (f64x2.mul (local.get $whole.2) (v128.const f64x2 2.572804622327669e-14 2.572804622327669e-14))
                  )
                )
                (local.set $a.2
                  (v128.load align=1
                    (i32.add
                      (local.get $powers.2)
                      (i32.shl (i32.and (i32x4.extract_lane 0 (local.get $scale.2)) (i32.const 63)) (i32.const 4))
                    )
                  )
                )
                (local.set $b.2
                  (v128.load align=1
                    (i32.add
                      (local.get $powers.2)
                      (i32.shl (i32.and (i32x4.extract_lane 2 (local.get $scale.2)) (i32.const 63)) (i32.const 4))
                    )
                  )
                )
                (local.set $scale.2
                  (i64x2.add
                    (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a.2) (local.get $b.2))
                    (i64x2.shl (local.get $scale.2) (i32.const 46))
                  )
                )
                (local.set $whole.2 (f64x2.mul (local.get $rest.of.v.2) (local.get $rest.of.v.2)))
                (local.set $rest.2
                  (f64x2.add
                    (f64x2.mul (local.get $whole.2) (v128.const f64x2 0.008333333333333333 0.008333333333333333))
                    (f64x2.add
                      (v128.const f64x2 0.16666666666666666 0.16666666666666666)
                      (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 0.04166671757729996 0.04166671757729996))
                    )
                  )
                )
                (local.set $rest.2
                  (f64x2.add
                    (f64x2.add
                      (v128.const f64x2 1 1)
                      (f64x2.mul (local.get $rest.of.v.2) (v128.const f64x2 0.49999999999962674 0.49999999999962674))
                    )
                    (f64x2.mul (local.get $whole.2) (local.get $rest.2))
                  )
                )
                (local.set $rest.2
                  (f64x2.add
                    (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a.2) (local.get $b.2))
                    (f64x2.mul (local.get $rest.of.v.2) (local.get $rest.2))
                  )
                )
                (local.set $e.2 (f64x2.add (local.get $scale.2) (f64x2.mul (local.get $scale.2) (local.get $rest.2))))
                (v128.store offset=16 align=1
                  (i32.add (local.get $value) (i32.sub (local.get $at) (local.get $net)))
                  (local.get $e.2)
                )
                (local.set $sum.2 (f64x2.add (local.get $sum.2) (local.get $e.2)))
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $sum.2 (f64x2.div (v128.const f64x2 1 1) (local.get $sum.2)))
          (local.set $at (local.get $value))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (v128.store offset=16 align=1
                  (local.get $at)
                  (f64x2.mul (v128.load offset=16 align=1 (local.get $at)) (local.get $sum.2))
                )
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $net (i32.add (local.get $net) (i32.shl (local.get $rows) (i32.const 5))))
          (local.set $value (i32.add (local.get $value) (i32.shl (local.get $rows) (i32.const 5))))
          (local.set $groups (i32.add (local.get $groups) (i32.const -1)))
          (br_if $again (local.get $groups))
        )
      ))
    (v128.any_true (v128.andnot (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff) (local.get $within)))
  )

  ;; δ_k = 2 (f_k − y_k) slope_k.
  (func $rss (param $program i32) (param $layer i32) (result i32)
    (local $n i32) (local $y i32) (local $value i32) (local $slope i32) (local $errors i32)
    (local.set $n
      (i32.mul
        (i32.load offset=24 (; Program.Groups ;) (local.get $program))
        (i32.load offset=4 (; Layer.Rows ;) (local.get $layer))
      )
    )
    (local.set $y (i32.load offset=56 (; Program.Target ;) (local.get $program)))
    (local.set $value (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $slope (i32.load offset=28 (; Layer.Slope ;) (local.get $layer)))
    (local.set $errors (i32.load offset=32 (; Layer.Errors ;) (local.get $layer)))
    (if
      (local.get $n)
      (then
        (loop $again
          (v128.store align=1
            (local.get $errors)
            (f64x2.mul
              (f64x2.mul
                (v128.const f64x2 2 2)
                (f64x2.sub (v128.load align=1 (local.get $value)) (v128.load align=1 (local.get $y)))
              )
              (v128.load align=1 (local.get $slope))
            )
          )
          (v128.store offset=16 align=1
            (local.get $errors)
            (f64x2.mul
              (f64x2.mul
                (v128.const f64x2 2 2)
                (f64x2.sub
                  (v128.load offset=16 align=1 (local.get $value))
                  (v128.load offset=16 align=1 (local.get $y))
                )
              )
              (v128.load offset=16 align=1 (local.get $slope))
            )
          )
          (local.set $y (i32.add (local.get $y) (i32.const 32)))
          (local.set $value (i32.add (local.get $value) (i32.const 32)))
          (local.set $slope (i32.add (local.get $slope) (i32.const 32)))
          (local.set $errors (i32.add (local.get $errors) (i32.const 32)))
          (local.set $n (i32.add (local.get $n) (i32.const -1)))
          (br_if $again (local.get $n))
        )
      ))
    (i32.const 0)
  )

  ;; δ_k = 1 (f_k − y_k) slope_k.
  (func $half-rss (param $program i32) (param $layer i32) (result i32)
    (local $n i32) (local $y i32) (local $value i32) (local $slope i32) (local $errors i32)
    (local.set $n
      (i32.mul
        (i32.load offset=24 (; Program.Groups ;) (local.get $program))
        (i32.load offset=4 (; Layer.Rows ;) (local.get $layer))
      )
    )
    (local.set $y (i32.load offset=56 (; Program.Target ;) (local.get $program)))
    (local.set $value (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $slope (i32.load offset=28 (; Layer.Slope ;) (local.get $layer)))
    (local.set $errors (i32.load offset=32 (; Layer.Errors ;) (local.get $layer)))
    (if
      (local.get $n)
      (then
        (loop $again
          (v128.store align=1
            (local.get $errors)
            (f64x2.mul
              (f64x2.mul
                (v128.const f64x2 1 1)
                (f64x2.sub (v128.load align=1 (local.get $value)) (v128.load align=1 (local.get $y)))
              )
              (v128.load align=1 (local.get $slope))
            )
          )
          (v128.store offset=16 align=1
            (local.get $errors)
            (f64x2.mul
              (f64x2.mul
                (v128.const f64x2 1 1)
                (f64x2.sub
                  (v128.load offset=16 align=1 (local.get $value))
                  (v128.load offset=16 align=1 (local.get $y))
                )
              )
              (v128.load offset=16 align=1 (local.get $slope))
            )
          )
          (local.set $y (i32.add (local.get $y) (i32.const 32)))
          (local.set $value (i32.add (local.get $value) (i32.const 32)))
          (local.set $slope (i32.add (local.get $slope) (i32.const 32)))
          (local.set $errors (i32.add (local.get $errors) (i32.const 32)))
          (local.set $n (i32.add (local.get $n) (i32.const -1)))
          (br_if $again (local.get $n))
        )
      ))
    (i32.const 0)
  )

  ;; δ_k = f_k − y_k.
  (func $cross-entropy (param $program i32) (param $layer i32) (result i32)
    (local $groups i32) (local $rows i32) (local $y i32) (local $value i32) (local $errors i32) (local $k i32)
    (local $at i32) (local $total0 v128) (local $total1 v128)
    (local.set $groups (i32.load offset=24 (; Program.Groups ;) (local.get $program)))
    (local.set $rows (i32.load offset=4 (; Layer.Rows ;) (local.get $layer)))
    (local.set $y (i32.load offset=56 (; Program.Target ;) (local.get $program)))
    (local.set $value (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $errors (i32.load offset=32 (; Layer.Errors ;) (local.get $layer)))
    (if
      (local.get $groups)
      (then
        (loop $again
          (local.set $total0 (v128.const f64x2 1 1))
          (local.set $total1 (v128.const f64x2 1 1))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (v128.store align=1
                  (local.get $errors)
                  (f64x2.sub
                    (f64x2.mul (v128.load align=1 (local.get $value)) (local.get $total0))
                    (v128.load align=1 (local.get $y))
                  )
                )
                (v128.store offset=16 align=1
                  (local.get $errors)
                  (f64x2.sub
                    (f64x2.mul (v128.load offset=16 align=1 (local.get $value)) (local.get $total1))
                    (v128.load offset=16 align=1 (local.get $y))
                  )
                )
                (local.set $y (i32.add (local.get $y) (i32.const 32)))
                (local.set $value (i32.add (local.get $value) (i32.const 32)))
                (local.set $errors (i32.add (local.get $errors) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $groups (i32.add (local.get $groups) (i32.const -1)))
          (br_if $again (local.get $groups))
        )
      ))
    (i32.const 0)
  )

  ;; δ_k = f_k Σ_j y_j − y_k.
  (func $cross-entropy-of-softmax (param $program i32) (param $layer i32) (result i32)
    (local $groups i32) (local $rows i32) (local $y i32) (local $value i32) (local $errors i32) (local $k i32)
    (local $at i32) (local $total0 v128) (local $total1 v128)
    (local.set $groups (i32.load offset=24 (; Program.Groups ;) (local.get $program)))
    (local.set $rows (i32.load offset=4 (; Layer.Rows ;) (local.get $layer)))
    (local.set $y (i32.load offset=56 (; Program.Target ;) (local.get $program)))
    (local.set $value (i32.load offset=24 (; Layer.Value ;) (local.get $layer)))
    (local.set $errors (i32.load offset=32 (; Layer.Errors ;) (local.get $layer)))
    (if
      (local.get $groups)
      (then
        (loop $again
          (local.set $total0 (v128.const f64x2 0 0))
          (local.set $total1 (v128.const f64x2 0 0))
          (local.set $at (local.get $y))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (local.set $total0 (f64x2.add (local.get $total0) (v128.load align=1 (local.get $at))))
                (local.set $total1 (f64x2.add (local.get $total1) (v128.load offset=16 align=1 (local.get $at))))
                (local.set $at (i32.add (local.get $at) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $k (local.get $rows))
          (if
            (local.get $k)
            (then
              (loop $again
                (v128.store align=1
                  (local.get $errors)
                  (f64x2.sub
                    (f64x2.mul (v128.load align=1 (local.get $value)) (local.get $total0))
                    (v128.load align=1 (local.get $y))
                  )
                )
                (v128.store offset=16 align=1
                  (local.get $errors)
                  (f64x2.sub
                    (f64x2.mul (v128.load offset=16 align=1 (local.get $value)) (local.get $total1))
                    (v128.load offset=16 align=1 (local.get $y))
                  )
                )
                (local.set $y (i32.add (local.get $y) (i32.const 32)))
                (local.set $value (i32.add (local.get $value) (i32.const 32)))
                (local.set $errors (i32.add (local.get $errors) (i32.const 32)))
                (local.set $k (i32.add (local.get $k) (i32.const -1)))
                (br_if $again (local.get $k))
              )
            ))
          (local.set $groups (i32.add (local.get $groups) (i32.const -1)))
          (br_if $again (local.get $groups))
        )
      ))
    (i32.const 0)
  )

  ;; What the program asks for is done. The result is 1, or 0 if a net input is too large for its activation.
  (func $run (param $program i32) (result i32)
    (local $layer i32) (local $last i32) (local $n i32) (local $again i32)
    (local.set $last
      (i32.add
        (i32.add (local.get $program) (i32.const 68))
        (i32.mul (i32.sub (i32.load offset=64 (; Program.Count ;) (local.get $program)) (i32.const 1)) (i32.const 36))
      )
    )
    (loop $again
      ;; Forward: net inputs and values of each layer, from the first
      (if
        (i32.and (i32.load offset=16 (; Program.Op ;) (local.get $program)) (i32.const 1))
        (then
          (local.set $layer (i32.add (local.get $program) (i32.const 68)))
          (loop $again
            (drop (call $forward (local.get $program) (local.get $layer)))
            (if
              (i32.eq (i32.load offset=12 (; Layer.Activation ;) (local.get $layer)) (i32.const 0))
              (then
                (if
                  (call $identity (local.get $program) (local.get $layer))
                  (then
                    (return (i32.const 0))
                  ))
              ))
            (if
              (i32.eq (i32.load offset=12 (; Layer.Activation ;) (local.get $layer)) (i32.const 1))
              (then
                (if
                  (call $sigmoid (local.get $program) (local.get $layer))
                  (then
                    (return (i32.const 0))
                  ))
              ))
            (if
              (i32.eq (i32.load offset=12 (; Layer.Activation ;) (local.get $layer)) (i32.const 2))
              (then
                (if
                  (call $tanh (local.get $program) (local.get $layer))
                  (then
                    (return (i32.const 0))
                  ))
              ))
            (if
              (i32.eq (i32.load offset=12 (; Layer.Activation ;) (local.get $layer)) (i32.const 3))
              (then
                (if
                  (call $relu (local.get $program) (local.get $layer))
                  (then
                    (return (i32.const 0))
                  ))
              ))
            (if
              (i32.eq (i32.load offset=12 (; Layer.Activation ;) (local.get $layer)) (i32.const 4))
              (then
                (if
                  (call $softmax (local.get $program) (local.get $layer))
                  (then
                    (return (i32.const 0))
                  ))
              ))
            (local.set $layer (i32.add (local.get $layer) (i32.const 36)))
            (br_if $again (i32.le_u (local.get $layer) (local.get $last)))
          )
        ))
      ;; Backward: the errors of the outputs, and then gradient and errors of each layer, from the last
      (if
        (i32.and (i32.load offset=16 (; Program.Op ;) (local.get $program)) (i32.const 2))
        (then
          (local.set $layer (local.get $last))
          (if
            (i32.eq (i32.load offset=32 (; Program.Loss ;) (local.get $program)) (i32.const 0))
            (then
              (drop (call $rss (local.get $program) (local.get $layer)))
            ))
          (if
            (i32.eq (i32.load offset=32 (; Program.Loss ;) (local.get $program)) (i32.const 1))
            (then
              (drop (call $half-rss (local.get $program) (local.get $layer)))
            ))
          (if
            (i32.eq (i32.load offset=32 (; Program.Loss ;) (local.get $program)) (i32.const 2))
            (then
              (drop (call $cross-entropy (local.get $program) (local.get $layer)))
            ))
          (if
            (i32.eq (i32.load offset=32 (; Program.Loss ;) (local.get $program)) (i32.const 3))
            (then
              (drop (call $cross-entropy-of-softmax (local.get $program) (local.get $layer)))
            ))
          (drop (call $blank (local.get $program) (local.get $layer)))
          (local.set $n (i32.sub (i32.load offset=64 (; Program.Count ;) (local.get $program)) (i32.const 1)))
          (if
            (local.get $n)
            (then
              (loop $again
                (drop (call $outer (local.get $program) (local.get $layer)))
                (drop (call $back (local.get $program) (local.get $layer)))
                (local.set $layer (i32.add (local.get $layer) (i32.const -36)))
                (local.set $n (i32.add (local.get $n) (i32.const -1)))
                (br_if $again (local.get $n))
              )
            ))
          (drop (call $outer (local.get $program) (local.get $layer)))
        ))
      (local.set $again (i32.const 0))
      ;; Descend: a step. If θ stays finite it is taken over, and the next one follows
      (if
        (i32.and (i32.load offset=16 (; Program.Op ;) (local.get $program)) (i32.const 4))
        (then
          (if
            (call $move (local.get $program) (local.get $layer))
            (then
              (local.set $again (i32.sub (i32.load offset=20 (; Program.Steps ;) (local.get $program)) (i32.const 1)))
              (i32.store offset=20 (; Program.Steps ;) (local.get $program) (local.get $again))
              (local.set $n (i32.load offset=40 (; Program.Theta ;) (local.get $program)))
              (i32.store offset=40 (; Program.Theta ;)
                (local.get $program)
                (i32.load offset=44 (; Program.Next ;) (local.get $program))
              )
              (i32.store offset=44 (; Program.Next ;) (local.get $program) (local.get $n))
            ))
        ))
      (br_if $again (local.get $again))
    )
    (i32.const 1)
  )
  (export "run" (func $run)))
