'use client'
export { stateLooks } from '../admin/states.ts'
